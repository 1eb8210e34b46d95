import { coded } from './placeholders.ts';

/** Three or more words joined: the name of one page. */
const SLUG = /^[a-z0-9%]{0,24}(?:[-_+ ][a-z0-9%]{0,24}){2,}$/;

/** Whether a word is a title: three words or more, and not a short name. */
export function isTitle(word: string): boolean {
  return SLUG.test(word) && word.length > 8;
}

/** Numbers standing alone, and runs of three digits or more, say which one, not what. */
export function maskDigits(text: string): string {
  return text.replace(/(?<![a-z0-9])\d+(?![a-z0-9])|\d{3,}/g, '<n>');
}

/** Coded data as one placeholder; null where the text is words. `original` keeps the letter case. */
export function codedShape(original: string): string | null {
  if (/^[0-9a-f]{8}-(?:[0-9a-f]{4}-){3}[0-9a-f]{12}$/i.test(original)) return '<uuid>';
  if (/^[0-9a-f]{6,}$/i.test(original) && /\d/.test(original) && /[a-f]/i.test(original)) {
    return coded('hex', original.length);
  }
  const mixed = /[A-Z]/.test(original) && /[a-z]/.test(original) && /\d/.test(original);
  if (/^[A-Za-z0-9+/_=-]{16,}$/.test(original) && mixed && !/[-_][a-z]+[-_]/.test(original)) {
    return coded('b64', original.length);
  }
  return null;
}

/** A word of a value or a path: a title, a long word, or itself with its numbers masked. */
export function wordShape(word: string): string {
  if (isTitle(word)) return '<slug>';
  return word.length > 20 ? '<w>' : maskDigits(word);
}
