/** A part of a text, with the weight of what stands there; null for what lies between. */
export interface Part {
  text: string;
  weight: number | null;
  /** Index of its span; null for what lies between. */
  span: number | null;
}

/**
 * Cuts a text at spans into parts that together are the text.
 * @param spans ascending, without overlap
 */
export function partsOf(
  text: string,
  spans: readonly { start: number; end: number; weight: number }[]
): Part[] {
  const parts: Part[] = [];
  let at = 0;
  const between = (to: number) => {
    if (to > at) parts.push({ text: text.slice(at, to), weight: null, span: null });
  };
  spans.forEach(({ start, end, weight }, span) => {
    between(start);
    parts.push({ text: text.slice(start, end), weight, span });
    at = end;
  });
  between(text.length);
  return parts;
}

/** Strength of a mark, 0..1: the share of the largest weight; 0 where nothing matters. */
export function strengthOf(weight: number, weights: readonly number[]): number {
  // Below this nothing matters, and what matters most of it should not look as if it did.
  const largest = Math.max(0.5, ...weights.map(Math.abs));
  return Math.abs(weight) / largest;
}
