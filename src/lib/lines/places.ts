/** Where a line begins in a text. */
export interface Place {
  /** 1-based. */
  line: number;
  /** Byte offset. */
  offset: number;
}

/** Places known in one text, by which reading need not begin far before what is wanted. */
export class Places {
  /** By line, ascending. */
  readonly #places: Place[] = [];

  add(place: Place): void {
    const at = this.#after(place.line);
    if (this.#places[at - 1]?.line !== place.line) this.#places.splice(at, 0, place);
  }

  /** The last known place at or before a line. */
  before(line: number): Place | undefined {
    return this.#places[this.#after(line) - 1];
  }

  /** Number of places at or before a line. */
  #after(line: number): number {
    let from = 0;
    let to = this.#places.length;
    while (from < to) {
      const middle = (from + to) >>> 1;
      if (this.#places[middle]!.line <= line) from = middle + 1;
      else to = middle;
    }
    return from;
  }
}
