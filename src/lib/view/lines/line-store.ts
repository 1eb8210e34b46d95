import { excerptOf } from '../../db/results.ts';
import type { Db } from '../../db/schema.ts';
import { chunkOf, type JudgedChunk } from '../../db/verdict-chunks.ts';
import type { Place } from '../../lines/places.ts';
import { RangeCache } from '../../lines/range-cache.ts';
import { TextReader } from '../../lines/text-reader.ts';

/** Lines whose verdicts are held: two bytes each. */
const MOST_LINES = 1_000_000;

/** Lines copied at once, so that they are held together. */
const AT_ONCE = 200;

/** Verdicts and texts of one source's lines, out of the database and its file; holds a bounded part. */
export class LineStore {
  readonly #chunks = new RangeCache<JudgedChunk>(MOST_LINES);
  readonly #reader: TextReader | null;
  /** Stored texts of the lines last read. */
  #kept: ReadonlyMap<number, string> = new Map();

  /** @param text the source's text; null where what is stored of it must do */
  constructor(
    readonly db: Db,
    readonly sourceId: number,
    text: Blob | null
  ) {
    this.#reader = text && new TextReader(text);
  }

  /** True when the text of every line can be read. */
  get hasText(): boolean {
    return this.#reader !== null;
  }

  /** Takes places in the text that are known from elsewhere. */
  learn(places: readonly Place[]): void {
    this.#reader?.learn(places);
  }

  /** The chunk that holds a line; undefined where it must be read first. */
  chunkOf(line: number): JudgedChunk | undefined {
    return this.#chunks.find(line)?.value;
  }

  /** A line; undefined where it must be read first, or is not stored. */
  textOf(line: number): string | undefined {
    return this.#reader ? this.#reader.get(line) : this.#kept.get(line);
  }

  /**
   * Reads lines, so that they are held.
   * @param lines 1-based, ascending
   */
  async read(lines: readonly number[], signal: AbortSignal): Promise<void> {
    this.#kept = await this.#read(lines, signal);
  }

  /**
   * Whole texts of lines, however many.
   * @param lines 1-based, ascending
   * @returns null in place of those that are not stored
   */
  async texts(lines: readonly number[], signal: AbortSignal): Promise<(string | null)[]> {
    const texts: (string | null)[] = [];
    for (let at = 0; at < lines.length; at += AT_ONCE) {
      const some = lines.slice(at, at + AT_ONCE);
      const kept = await this.#read(some, signal);
      for (const line of some) texts.push(this.#reader?.get(line) ?? kept.get(line) ?? null);
    }
    return texts;
  }

  /** @returns the stored texts, where there is no file to read */
  async #read(lines: readonly number[], signal: AbortSignal): Promise<ReadonlyMap<number, string>> {
    const kept = new Map<number, string>();
    for (let at = 0; at < lines.length;) {
      const from = lines[at]!;
      const chunk = await this.#chunkAt(from);
      // Not judged yet: it comes with the scan.
      if (chunk === null) break;
      const end = chunk.firstLine + chunk.classes.length;
      let next = at + 1;
      while (next < lines.length && lines[next]! < end) next++;
      const to = lines[next - 1]!;
      if (this.#reader) await this.#reader.read(extentOf(chunk), from, to, signal);
      else await this.#readKept(from, to, kept);
      at = next;
    }
    return kept;
  }

  async #readKept(from: number, to: number, kept: Map<number, string>): Promise<void> {
    for (const [line, text] of await excerptOf(this.db, this.sourceId, from, to)) {
      kept.set(line, text);
    }
  }

  async #chunkAt(line: number): Promise<JudgedChunk | null> {
    const held = this.chunkOf(line);
    if (held) return held;
    const chunk = await chunkOf(this.db, this.sourceId, line);
    const lines = chunk?.classes.length ?? 0;
    if (chunk) this.#chunks.add(chunk.firstLine, lines, lines, chunk);
    return chunk;
  }
}

function extentOf({ firstLine, classes, byteOffset, byteEnd }: JudgedChunk) {
  return { firstLine, lines: classes.length, start: byteOffset, end: byteEnd };
}
