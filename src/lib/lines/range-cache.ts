interface Entry<T> {
  first: number;
  count: number;
  weight: number;
  value: T;
}

/** Values of ranges of lines, up to a weight; the one unused for longest goes first. */
export class RangeCache<T> {
  /** The latest used last. */
  #entries: Entry<T>[] = [];
  #weight = 0;

  /** @param most weight held, but for a single value that has more */
  constructor(readonly most: number) {}

  /** The range that a line lies in, with the range's first line; undefined when none is held. */
  find(line: number): { first: number; value: T } | undefined {
    const at = this.#entries.findLastIndex(
      ({ first, count }) => line >= first && line < first + count
    );
    if (at < 0) return undefined;
    const entry = this.#entries[at]!;
    if (at < this.#entries.length - 1) {
      this.#entries.splice(at, 1);
      this.#entries.push(entry);
    }
    return entry;
  }

  add(first: number, count: number, weight: number, value: T): void {
    this.#entries.push({ first, count, weight, value });
    this.#weight += weight;
    while (this.#weight > this.most && this.#entries.length > 1) {
      this.#weight -= this.#entries.shift()!.weight;
    }
  }
}
