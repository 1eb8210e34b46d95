import type { Explanation } from './occlusion.ts';
import type { Span } from './tokens.ts';

/** A part of a line as it stands in the log, and the weight of what the model reads there. */
export interface MarkedSpan extends Span {
  weight: number;
}

/** Shorter words stand in a line by chance. */
const SHORTEST = 3;

/**
 * Where the words that the model reads stand in the line that they come from: those that occur exactly once in
 * it. Placeholders stand for something else in the line, and are left out.
 * @returns ascending, without overlap; a word has the largest weight of its tokens
 */
export function inLine({ text, tokens }: Explanation, line: string): MarkedSpan[] {
  const lower = line.toLowerCase();
  const found: MarkedSpan[] = [];
  for (const { start, end } of words(text)) {
    const word = text.slice(start, end).toLowerCase();
    const weights = tokens
      .filter(({ span }) => span && span.start >= start && span.end <= end)
      .map(({ weight }) => weight);
    const at = lower.indexOf(word);
    if (weights.length === 0 || at < 0 || lower.includes(word, at + 1)) continue;
    found.push({ start: at, end: at + word.length, weight: largest(weights) });
  }
  found.sort((a, b) => a.start - b.start);
  return found.filter(({ start }, i) => i === 0 || start >= found[i - 1]!.end);
}

function words(text: string): Span[] {
  return [...text.matchAll(/<[^<>\s]*>|[\p{L}\p{N}_]+/gu)]
    .filter(([word]) => !word.startsWith('<') && word.length >= SHORTEST)
    .map(({ 0: word, index }) => ({ start: index, end: index + word.length }));
}

/** The weight that is furthest from none. */
function largest(weights: readonly number[]): number {
  return weights.reduce((a, b) => (Math.abs(b) > Math.abs(a) ? b : a));
}
