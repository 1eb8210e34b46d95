import { plainText } from '../answer/plain-text.ts';

/** Characters of a line that a language model sees: an attack shows in the first of them. */
const MAX_LINE = 320;

/**
 * Text without angle brackets, which become typographic ones: a tokenizer reads `<end_of_turn>` or
 * `<|eot_id|>` as the end of a speaker's turn wherever it stands.
 */
export function withoutTokens(text: string): string {
  return text.replaceAll('<', '‹').replaceAll('>', '›');
}

/**
 * Log text as data for a prompt: plain, cut, one JSON string, which no quote or line end in it can end,
 * and without what a tokenizer takes for a mark of its own.
 */
export function logData(text: string, most = MAX_LINE): string {
  return JSON.stringify(withoutTokens(plainText(text, most)));
}
