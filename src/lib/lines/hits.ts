/** Most lines of a search that are kept; more are only counted. */
export const MOST_HITS = 1_000_000;

/** Line numbers found by a search, in ascending order, as they come. */
export class Hits {
  /** Lines found, those included that are not kept. */
  count = 0;
  #kept = 0;
  #lines = new Uint32Array(1024);

  /** @param most lines kept */
  constructor(readonly most = MOST_HITS) {}

  /** Lines kept, ascending; valid until more are added. */
  get lines(): Uint32Array {
    return this.#lines.subarray(0, this.#kept);
  }

  add(lines: ArrayLike<number>): void {
    this.count += lines.length;
    const added = Math.min(lines.length, this.most - this.#kept);
    let capacity = this.#lines.length;
    while (capacity < this.#kept + added) capacity *= 2;
    if (capacity > this.#lines.length) {
      const grown = new Uint32Array(capacity);
      grown.set(this.#lines);
      this.#lines = grown;
    }
    for (let i = 0; i < added; i++) this.#lines[this.#kept + i] = lines[i]!;
    this.#kept += added;
  }
}

/** Number of ascending lines that lie before a line: the place where it stands or would stand. */
export function placeOf(lines: Uint32Array, line: number): number {
  let from = 0;
  let to = lines.length;
  while (from < to) {
    const middle = (from + to) >>> 1;
    if (lines[middle]! < line) from = middle + 1;
    else to = middle;
  }
  return from;
}

/** The nearest of ascending lines after (`1`) or before (`-1`) a line; null where there is none. */
export function lineBeside(lines: Uint32Array, line: number, step: 1 | -1): number | null {
  const place = step === 1 ? placeOf(lines, line + 1) : placeOf(lines, line) - 1;
  return lines[place] ?? null;
}
