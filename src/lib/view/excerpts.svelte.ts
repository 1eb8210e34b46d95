import { excerptOf } from '../db/results.ts';
import type { Db } from '../db/schema.ts';
import type { DetectionColumns } from './columns.ts';
import { TextCache, WantedLines, textsNear } from './text-cache.ts';

/** Most texts held in memory. */
const MOST_TEXTS = 50_000;

/** Lines kept on either side of a wanted one: they are looked at next. */
const REACH = 100;

/** Texts of detections, read when they are first looked at, together for all rows that are seen. */
export class Excerpts {
  /** Rises when texts have come, so that what was drawn without them is drawn anew. */
  #arrivals = $state(0);
  readonly #texts = new TextCache(MOST_TEXTS);
  readonly #wanted = new WantedLines();
  #reading = false;

  constructor(
    readonly db: Db,
    readonly columns: DetectionColumns
  ) {}

  /** Text of a row; null until it is read, which asking for it starts. */
  textOf(row: number): string | null {
    void this.#arrivals;
    const chunkId = this.columns.chunkIds[row]!;
    const line = this.columns.lines[row]!;
    const text = this.#texts.get(chunkId, line);
    if (text !== undefined) return text;
    this.#wanted.add(chunkId, line);
    if (!this.#reading) {
      this.#reading = true;
      // After all rows that are drawn now have asked.
      queueMicrotask(() => void this.#read());
    }
    return null;
  }

  async #read(): Promise<void> {
    try {
      while (!this.#wanted.empty) {
        await Promise.all(this.#wanted.take().map((wanted) => this.#readChunk(wanted)));
        this.#arrivals++;
      }
    } finally {
      this.#reading = false;
    }
  }

  async #readChunk({ chunkId, lines }: { chunkId: number; lines: number[] }): Promise<void> {
    const sourceId = this.columns.chunks.get(chunkId)?.sourceId;
    if (sourceId === undefined) return;
    const from = lines[0]! - REACH;
    const to = lines[lines.length - 1]! + REACH;
    const texts = await excerptOf(this.db, sourceId, from, to);
    this.#texts.add(chunkId, textsNear(texts, lines, REACH));
  }
}
