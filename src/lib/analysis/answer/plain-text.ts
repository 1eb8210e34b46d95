// Controls, line separators, and marks that reorder or hide what follows them.
const HIDDEN =
  // eslint-disable-next-line no-control-regex
  /[\u0000-\u001f\u007f-\u009f\u00ad\u061c\u180e\u200b-\u200f\u2028-\u202e\u2060-\u206f\ufeff]|[\u{e0000}-\u{e007f}]/gu;

/**
 * Text from a log or a language model on one line: without control, hidden and reordering characters,
 * unpaired surrogates replaced, cut with an ellipsis.
 * @param most characters kept
 */
export function plainText(text: string, most: number): string {
  const clean = text.toWellFormed().replace(HIDDEN, ' ').replace(/ +/g, ' ').trim();
  const characters = [...clean.slice(0, most * 2)];
  return characters.length <= most && clean.length <= most * 2
    ? clean
    : `${characters.slice(0, most).join('')}…`;
}
