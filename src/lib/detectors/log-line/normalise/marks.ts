/**
 * Brackets of a placeholder set before the rest of a text is masked: maskText sets a raw `<` apart from
 * letters, and these private-use characters, removed from the raw text first, pass through it.
 */
const OPEN = '\ue000';
const CLOSE = '\ue001';

/** Masked text whose placeholders later masking leaves alone. */
export function mark(masked: string): string {
  return masked.replaceAll('<', OPEN).replaceAll('>', CLOSE);
}

/** Raw text without the characters that stand for marks. */
export function withoutMarks(raw: string): string {
  return raw.replace(/[\ue000\ue001]/g, '');
}

/** Turns marks into the placeholders they stand for. */
export function unmark(text: string): string {
  return text.replaceAll(OPEN, '<').replaceAll(CLOSE, '>');
}
