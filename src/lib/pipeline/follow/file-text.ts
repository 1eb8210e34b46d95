import { openSource, type SourceFile } from '../source.ts';
import { MARK_BYTES, type Snapshot } from './place.ts';

/** Whether a file's text is its bytes unpacked. By its name: to look inside is to read, and may fail. */
export function isCompressed({ name }: { name: string }): boolean {
  return /\.gz$/i.test(name);
}

/** The text of a file as it is now; of a compressed file, unpacked. */
export function textOf(file: SourceFile): Snapshot {
  return isCompressed(file) ? new GzipText(file) : plainText(file);
}

function plainText(file: SourceFile): Snapshot {
  return {
    size: file.size,
    bytes: async (from, to) => new Uint8Array(await file.slice(from, to).arrayBuffer())
  };
}

/** Reads on where it was read last, for to unpack a part is to unpack all before it. */
class GzipText implements Snapshot {
  readonly size = Infinity;
  #head = new Uint8Array(0);
  #reader: ReadableStreamDefaultReader<Uint8Array> | null = null;
  /** Bytes that were read from `#start` on and may be asked for again. */
  #buffer = new Uint8Array(0);
  #start = 0;
  #ended = false;

  constructor(readonly file: SourceFile) {}

  async bytes(from: number, to: number): Promise<Uint8Array> {
    if (to <= this.#head.length) return this.#head.slice(from, to);
    if (this.#reader === null || from < this.#start) await this.#restart(from);
    while (this.#start + this.#buffer.length < to && !this.#ended) await this.#readMore(from);
    if (from === 0) this.#head = this.#buffer.slice(0, MARK_BYTES);
    return this.#buffer.slice(Math.max(0, from - this.#start), Math.max(0, to - this.#start));
  }

  async #restart(from: number): Promise<void> {
    await this.#reader?.cancel().catch(() => undefined);
    const opened = await openSource(this.file);
    this.#reader = opened.read(from, () => undefined).getReader();
    this.#buffer = new Uint8Array(0);
    this.#start = from;
    this.#ended = false;
  }

  /** @param from what is before is not kept */
  async #readMore(from: number): Promise<void> {
    const { done, value } = await this.#reader!.read();
    this.#ended = done;
    if (value === undefined) return;
    const needless = Math.max(0, Math.min(from - this.#start, this.#buffer.length));
    const kept = this.#buffer.subarray(needless);
    const joined = new Uint8Array(kept.length + value.length);
    joined.set(kept);
    joined.set(value, kept.length);
    this.#buffer = joined;
    this.#start += needless;
  }
}
