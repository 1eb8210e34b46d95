/** Where values lie along an axis, 0..1, and the values that it marks. */
export interface Scale {
  of(value: number): number;
  ticks: number[];
}

/** From 0 to 1. */
export const shareScale: Scale = { of: (value) => value, ticks: [0, 0.25, 0.5, 0.75, 1] };

/**
 * Logarithmic from `least` to the power of ten that holds all values; what is below lies at its left end.
 * @param values 0 or more
 * @param least more than 0; a power of ten
 */
export function logScale(values: readonly number[], least = 1): Scale {
  const first = Math.log10(least);
  const largest = Math.max(least, ...values);
  const decades = Math.max(1, Math.ceil(Math.log10(largest) - first - 1e-9));
  return {
    of: (value) => (value <= least ? 0 : (Math.log10(value) - first) / decades),
    ticks: Array.from({ length: decades + 1 }, (_, i) => 10 ** (first + i))
  };
}
