const DIGIT = 65_536;
/** Digits of a key: 48 bits, enough for milliseconds since the epoch and for source and line. */
const DIGITS = 3;

/**
 * Sorts rows by whole-numbered keys from 0 to 2^48 - 1; rows of the same key keep their order. A million
 * rows take some tens of milliseconds, where a sort by comparison takes seconds.
 * @param keys key of each row in `rows`, at the same place
 */
export function radixSort(
  rows: Uint32Array<ArrayBuffer>,
  keys: Float64Array<ArrayBuffer>
): Uint32Array<ArrayBuffer> {
  const { length } = rows;
  let from = { rows, keys };
  let to = { rows: new Uint32Array(length), keys: new Float64Array(length) };
  for (let digit = 0; digit < DIGITS; digit++) {
    const unit = DIGIT ** digit;
    const places = startPlaces(from.keys, unit);
    if (!places) continue;
    for (let i = 0; i < length; i++) {
      const key = from.keys[i]!;
      const place = places[Math.floor(key / unit) % DIGIT]!++;
      to.rows[place] = from.rows[i]!;
      to.keys[place] = key;
    }
    // The caller's arrays are read once and never written.
    const free =
      from.rows === rows ? { rows: new Uint32Array(length), keys: new Float64Array(length) } : from;
    from = to;
    to = free;
  }
  return from.rows;
}

/** Where the rows of each digit begin; null when all have the same, and nothing is to be moved. */
function startPlaces(keys: Float64Array, unit: number): Uint32Array | null {
  const counts = new Uint32Array(DIGIT);
  for (const key of keys) counts[Math.floor(key / unit) % DIGIT]!++;
  let place = 0;
  for (let value = 0; value < DIGIT; value++) {
    const count = counts[value]!;
    if (count === keys.length) return null;
    counts[value] = place;
    place += count;
  }
  return counts;
}
