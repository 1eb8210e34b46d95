/** Times of something done many times, ms. */
export interface Times {
  median: number;
  /** 95 of 100 were no slower. */
  p95: number;
  most: number;
}

/** @param values ms; at least one */
export function timesOf(values: number[]): Times {
  const sorted = values.toSorted((a, b) => a - b);
  const at = (share: number) => sorted[Math.ceil(share * sorted.length) - 1]!;
  return { median: at(0.5), p95: at(0.95), most: at(1) };
}
