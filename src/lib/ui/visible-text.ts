import { HIDDEN_CHARACTERS } from '../base/hidden-characters.ts';

/** Log text fit to be shown: hidden characters are spelt as escapes, tabs become a space. */
export function visibleText(text: string): string {
  return text.replaceAll('\t', ' ').replace(HIDDEN_CHARACTERS, (char) => {
    const code = char.codePointAt(0)!.toString(16);
    if (code.length <= 2) return `\\x${code.padStart(2, '0')}`;
    return code.length > 4 ? `\\u{${code}}` : `\\u${code.padStart(4, '0')}`;
  });
}
