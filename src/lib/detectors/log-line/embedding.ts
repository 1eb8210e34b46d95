/** A direction in one byte a dimension. */
export type PackedVector = Int8Array<ArrayBuffer>;

/** Largest value of a packed vector. */
const TOP = 127;

/**
 * A vector in one byte a dimension. Its length is lost and its direction kept: packed vectors compare by
 * {@link cosine} alone.
 */
export function packVector(values: ArrayLike<number>): PackedVector {
  let top = 0;
  for (let i = 0; i < values.length; i++) top = Math.max(top, Math.abs(values[i]!));
  const scale = top > 0 ? TOP / top : 0;
  return Int8Array.from(values, (value) => Math.round(value * scale));
}

/** Cosine of the angle between two vectors of one length, -1..1; 0 where one has no direction. */
export function cosine(a: ArrayLike<number>, b: ArrayLike<number>): number {
  let dot = 0;
  let aa = 0;
  let bb = 0;
  for (let i = 0; i < a.length; i++) {
    const x = a[i]!;
    const y = b[i]!;
    dot += x * y;
    aa += x * x;
    bb += y * y;
  }
  return aa === 0 || bb === 0 ? 0 : dot / Math.sqrt(aa * bb);
}
