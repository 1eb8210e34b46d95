import { HIDDEN_CHARACTERS } from '../../base/hidden-characters.ts';

/**
 * Text from a log or a language model on one line: without control, hidden and reordering characters,
 * unpaired surrogates replaced, cut with an ellipsis.
 * @param most characters kept
 */
export function plainText(text: string, most: number): string {
  const clean = text.toWellFormed().replace(HIDDEN_CHARACTERS, ' ').replace(/ +/g, ' ').trim();
  const characters = [...clean.slice(0, most * 2)];
  return characters.length <= most && clean.length <= most * 2
    ? clean
    : `${characters.slice(0, most).join('')}…`;
}
