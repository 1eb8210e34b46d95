/** Texts by chunk and line; when there are too many, those of the chunk unused for longest go first. */
export class TextCache {
  readonly #chunks = new Map<number, Map<number, string>>();
  #held = 0;

  /** @param most texts held, but for a single chunk that has more */
  constructor(readonly most: number) {}

  /** Text of a line; undefined when it is not held. */
  get(chunkId: number, line: number): string | undefined {
    const texts = this.#chunks.get(chunkId);
    if (!texts) return undefined;
    // A map iterates in the order of insertion: the latest used goes last.
    this.#chunks.delete(chunkId);
    this.#chunks.set(chunkId, texts);
    return texts.get(line);
  }

  /** Adds texts, by line, to those of a chunk. */
  add(chunkId: number, added: Iterable<readonly [number, string]>): void {
    const texts = this.#chunks.get(chunkId) ?? new Map<number, string>();
    const before = texts.size;
    for (const [line, text] of added) texts.set(line, text);
    this.#chunks.delete(chunkId);
    this.#chunks.set(chunkId, texts);
    this.#held += texts.size - before;
    for (const [id, { size }] of this.#chunks) {
      if (this.#held <= this.most || id === chunkId) return;
      this.#chunks.delete(id);
      this.#held -= size;
    }
  }
}

/** Lines that were asked for, by chunk, until someone takes them. */
export class WantedLines {
  #lines = new Map<number, Set<number>>();

  get empty(): boolean {
    return this.#lines.size === 0;
  }

  add(chunkId: number, line: number): void {
    const lines = this.#lines.get(chunkId);
    if (lines) lines.add(line);
    else this.#lines.set(chunkId, new Set([line]));
  }

  /** All that were asked for, in the order of lines; none are left. */
  take(): { chunkId: number; lines: number[] }[] {
    const taken = [...this.#lines].map(([chunkId, lines]) => ({
      chunkId,
      lines: [...lines].sort((a, b) => a - b)
    }));
    this.#lines.clear();
    return taken;
  }
}

/** Of texts by line, those no further than `reach` from a wanted line; lines without one are empty. */
export function textsNear(
  texts: ReadonlyMap<number, string>,
  wanted: readonly number[],
  reach: number
): Map<number, string> {
  const near = new Map(wanted.map((line) => [line, texts.get(line) ?? '']));
  for (const [line, text] of texts) {
    if (wanted.some((other) => Math.abs(other - line) <= reach)) near.set(line, text);
  }
  return near;
}
