/** Part of a text: the character it begins with, and the one after its last. */
export interface Span {
  start: number;
  end: number;
}

/** A word, or a sign on its own: what a tokenizer takes for one piece that it does not know. */
const WORD = /[\p{L}\p{N}_]+|\S/uy;

/**
 * Where the tokens of a text lie in it. Tokenizers lower the case and, some, take accents off; a token that is
 * not found where the one before ended has no span.
 * @param tokens without those that frame the text; `##` begins one that continues a word
 * @returns a span or null for each, ascending, without overlap
 */
export function spansOf(text: string, tokens: readonly string[]): (Span | null)[] {
  const lower = text.toLowerCase();
  // Some letters get longer: places in one are then not those in the other.
  if (lower.length !== text.length) return tokens.map(() => null);
  let cursor = 0;
  return tokens.map((token) => {
    while (/\s/.test(lower[cursor] ?? '')) cursor++;
    const length = token === '[UNK]' ? wordAt(lower, cursor) : lengthAt(lower, cursor, token);
    if (length === 0) return null;
    const start = cursor;
    cursor += length;
    return { start, end: cursor };
  });
}

function wordAt(text: string, at: number): number {
  WORD.lastIndex = at;
  return WORD.exec(text)?.[0].length ?? 0;
}

function lengthAt(text: string, at: number, token: string): number {
  const piece = token.startsWith('##') && token.length > 2 ? token.slice(2) : token;
  return text.startsWith(piece.toLowerCase(), at) ? piece.length : 0;
}

/**
 * The text as often as it has tokens, each time with another one masked.
 * @param ids as the model sees the text; the first and the last frame it and are never masked
 */
export function maskedOnce(ids: readonly number[], mask: number): number[][] {
  return ids.slice(1, -1).map((_, i) => ids.with(i + 1, mask));
}
