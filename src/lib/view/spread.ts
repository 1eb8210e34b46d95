/** At most `most` of the whole numbers below `length`, evenly spread and ascending. */
export function spread(length: number, most: number): Uint32Array {
  const count = Math.min(length, most);
  return Uint32Array.from({ length: count }, (_, i) => Math.floor((i * length) / count));
}
