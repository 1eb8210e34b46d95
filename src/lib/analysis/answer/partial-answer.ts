import { MAX_TEXT } from './answer.ts';
import { plainText } from './plain-text.ts';

const STRING = /"((?:[^"\\]|\\.)*)("|$)(\s*:)?/gs;

/** What can be read already of a JSON answer that is still being written: its texts in their order. */
export function partialAnswer(text: string): string[] {
  const start = text.indexOf('{');
  if (start < 0) return [];
  return [...text.slice(start).matchAll(STRING)]
    .filter(([, , , colon]) => colon === undefined)
    .map(([, raw]) => plainText(unescaped(raw!), MAX_TEXT))
    .filter((piece) => piece !== '');
}

function unescaped(raw: string): string {
  try {
    // The last escape may not be there as a whole yet.
    return JSON.parse(`"${raw.replace(/\\(?:u[\da-fA-F]{0,3})?$/, '')}"`) as string;
  } catch {
    return raw;
  }
}
