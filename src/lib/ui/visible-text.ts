// Controls, line separators, and the marks that reorder or hide what follows them: a log line could
// use these to look like another one.
const HIDDEN =
  // eslint-disable-next-line no-control-regex
  /[\u0000-\u0008\u000a-\u001f\u007f-\u009f\u00ad\u061c\u200b-\u200f\u2028-\u202e\u2060-\u206f\ufeff]/g;

/** Log text fit to be shown: hidden characters are spelt as escapes, tabs become a space. */
export function visibleText(text: string): string {
  return text.replaceAll('\t', ' ').replace(HIDDEN, (char) => {
    const code = char.charCodeAt(0).toString(16);
    return code.length <= 2 ? `\\x${code.padStart(2, '0')}` : `\\u${code.padStart(4, '0')}`;
  });
}
