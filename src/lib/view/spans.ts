/** How many rows have each key, and when the first and the last of them were. */
export interface Spans {
  counts: Uint32Array;
  /** Ms since the epoch; Infinity where no row of the key has a time. */
  first: Float64Array;
  /** Ms since the epoch; -Infinity where no row of the key has a time. */
  last: Float64Array;
}

/** When something was seen; both null where no time is known. */
export interface Seen {
  first: number | null;
  last: number | null;
}

/**
 * Groups rows by a column of small numbers.
 * @param rows row numbers to count
 * @param keys key of each row of the columns, below `size`
 * @param times ms since the epoch of each row of the columns; NaN where unknown
 */
export function spansOf(
  rows: Uint32Array,
  keys: Uint32Array | Uint8Array,
  times: Float64Array,
  size: number
): Spans {
  const counts = new Uint32Array(size);
  const first = new Float64Array(size).fill(Infinity);
  const last = new Float64Array(size).fill(-Infinity);
  for (let i = 0; i < rows.length; i++) {
    const row = rows[i]!;
    const key = keys[row]!;
    const time = times[row]!;
    counts[key]!++;
    if (time < first[key]!) first[key] = time;
    if (time > last[key]!) last[key] = time;
  }
  return { counts, first, last };
}

/** When the rows of one key were seen. */
export function seenOf({ first, last }: Spans, key: number): Seen {
  const from = first[key] ?? Infinity;
  return from === Infinity ? { first: null, last: null } : { first: from, last: last[key]! };
}

/** When any row was seen. */
export function seenAll({ first, last }: Spans): Seen {
  const from = first.reduce((a, b) => Math.min(a, b), Infinity);
  if (from === Infinity) return { first: null, last: null };
  return { first: from, last: last.reduce((a, b) => Math.max(a, b), -Infinity) };
}

/** Keys that occur, the most frequent first. */
export function mostFrequent({ counts }: Spans): number[] {
  return [...counts.keys()]
    .filter((key) => counts[key]! > 0)
    .sort((a, b) => counts[b]! - counts[a]! || a - b);
}
