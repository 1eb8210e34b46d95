import { InsytError } from '../base/error.ts';
import { type LineBlock, readLines } from '../base/lines.ts';
import { type Place, Places } from './places.ts';
import { RangeCache } from './range-cache.ts';

/** Consecutive lines of a text whose place in its bytes is known. */
export interface LineExtent {
  /** 1-based number of the first line. */
  firstLine: number;
  lines: number;
  /** Byte offset of the first line, and just after the last one. */
  start: number;
  end: number;
}

/** Most bytes of text held. */
const MOST_BYTES = 16 << 20;

/**
 * Reads lines out of the middle of a text. It holds a bounded number of blocks, so memory does not
 * depend on the text's size; lines are those of `readLines` over the whole.
 */
export class TextReader {
  /** Lines of blocks, weighed by the bytes they take in the text. */
  readonly #cache: RangeCache<readonly string[]>;
  /** Where the blocks read so far end: a later read begins there. */
  readonly #places = new Places();

  /**
   * @param text bytes in UTF-8 or a one-byte encoding, in which the extents' offsets count
   * @param most bytes of text held
   */
  constructor(
    readonly text: Blob,
    most = MOST_BYTES
  ) {
    this.#cache = new RangeCache(most);
  }

  /** Takes places that are known from elsewhere. */
  learn(places: Iterable<Place>): void {
    for (const place of places) this.#places.add(place);
  }

  /** A line that is held; undefined where it must be read first. */
  get(line: number): string | undefined {
    const block = this.#cache.find(line);
    return block?.value[line - block.first];
  }

  /**
   * Reads lines of an extent, so that they are held.
   * @param from first line, 1-based
   * @param to last line, inclusive
   * @throws InsytError `file-changed` when the text has other lines there; what reading it throws
   */
  async read(extent: LineExtent, from: number, to: number, signal: AbortSignal): Promise<void> {
    const last = Math.min(to, extent.firstLine + extent.lines - 1);
    let line = Math.max(from, extent.firstLine);
    while (line <= last && this.get(line) !== undefined) line++;
    if (line > last) return;
    const place = this.#placeBefore(extent, line);
    const stream = this.text.slice(place.offset, extent.end).stream();
    let at = place.line;
    for await (const block of readLines(stream, place.offset, signal)) {
      this.#keep(at, block, line);
      at += block.lines.length;
      if (at > last) break;
    }
    const end = extent.firstLine + extent.lines;
    if (at <= last || at > end) throw changed();
  }

  #keep(at: number, block: LineBlock, wanted: number): void {
    const next = at + block.lines.length;
    if (next > wanted) {
      this.#cache.add(at, block.lines.length, block.end - block.start, block.lines);
    }
    this.#places.add({ line: next, offset: block.end });
  }

  #placeBefore({ firstLine, start }: LineExtent, line: number): Place {
    const place = this.#places.before(line);
    return place && place.line > firstLine ? place : { line: firstLine, offset: start };
  }
}

function changed(): InsytError {
  return new InsytError(
    'file-changed',
    'The file is not as it was when it was scanned: its lines lie elsewhere.',
    'Remove the source and give the file again to scan it anew.'
  );
}
