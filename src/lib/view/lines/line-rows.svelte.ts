import { type ErrorReport, reportError } from '../../base/error.ts';
import { classOfByte, isByContextByte, isUnsureByte } from '../../db/class-byte.ts';
import type { Db } from '../../db/schema.ts';
import type { JudgedChunk } from '../../db/verdict-chunks.ts';
import { BENIGN } from '../../detectors/taxonomy.ts';
import { fileGone } from '../../lines/file-gone.ts';
import type { Place } from '../../lines/places.ts';
import type { LineRow, LineVerdict } from '../../ui/lines/line-row.ts';
import { LineStore } from './line-store.ts';

/** Half of what a byte can tell apart. */
const NEARLY = 0.5 / 255;

/** What is shown of lines, read when they are first looked at. */
export class LineRows {
  /** Why lines cannot be read; null while all is well. */
  error: ErrorReport | null = $state.raw(null);
  /** Rises when something has come, so that what was drawn without it is drawn anew. */
  #arrivals = $state(0);
  readonly #store: LineStore;
  readonly #abort = new AbortController();
  #wanted: readonly number[] | null = null;
  #reading = false;

  /** @param text the source's text; null where what is stored of it must do */
  constructor(db: Db, sourceId: number, text: Blob | null) {
    this.#store = new LineStore(db, sourceId, text);
  }

  rowOf(line: number): LineRow {
    void this.#arrivals;
    const chunk = this.#store.chunkOf(line);
    const text = this.#store.textOf(line) ?? null;
    return {
      line,
      verdict: chunk ? verdictOf(chunk, line - chunk.firstLine) : null,
      text,
      stored: text !== null || this.#store.hasText || chunk === undefined
    };
  }

  /** Takes places in the text that are known from a search. */
  learn(places: readonly Place[]): void {
    this.#store.learn(places);
  }

  /** Reads what is missing of lines, ascending; of several calls in a row the last counts. */
  want(lines: readonly number[]): void {
    this.#wanted = lines;
    if (!this.#reading) void this.#read();
  }

  /**
   * Whole texts of lines, ascending, for copying.
   * @returns null in place of those that are not stored
   */
  textsOf(lines: readonly number[]): Promise<(string | null)[]> {
    return this.#store.texts(lines, this.#abort.signal);
  }

  dispose(): void {
    this.#abort.abort();
  }

  async #read(): Promise<void> {
    this.#reading = true;
    try {
      while (this.#wanted) {
        const lines = this.#wanted;
        this.#wanted = null;
        await this.#store.read(lines, this.#abort.signal);
        this.#arrivals++;
      }
    } catch (error) {
      if (!this.#abort.signal.aborted) this.error = reportError(fileGone(error));
    } finally {
      this.#reading = false;
    }
  }
}

function verdictOf({ classes, confidences }: JudgedChunk, row: number): LineVerdict {
  const byte = classes[row]!;
  const classId = classOfByte(byte);
  const unsure = isUnsureByte(byte);
  // A byte cannot tell 1 from nearly 1, and no verdict is certain.
  const stored = Math.max(NEARLY, Math.min(1 - NEARLY, confidences[row]! / 255));
  // What is stored of a line that is no detection is how sure it is to be benign.
  const detected = !unsure && classId !== BENIGN;
  const byContext = isByContextByte(byte);
  return { classId, unsure, byContext, threat: detected ? stored : 1 - stored };
}
