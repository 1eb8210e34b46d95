import type { LineText } from '../fill/values.ts';

/** Most lines shown to a language model. */
export const MAX_LINES = 10;

/** The same for lines that differ in numbers and long tokens only. */
function shapeOf(text: string): string {
  return text.replace(/[\da-f]{8,}/gi, 'h').replace(/\d+/g, '0');
}

/**
 * Lines that stand for an incident: of each shape the first, then others to fill up, in the order given.
 * @param lines lines that show its grounds, before others
 */
export function pickLines<L extends LineText>(lines: readonly L[], most = MAX_LINES): L[] {
  const shapes = new Set<string>();
  const first = lines.filter(({ text }) => {
    const shape = shapeOf(text);
    const isNew = !shapes.has(shape);
    shapes.add(shape);
    return isNew;
  });
  const chosen = new Set([...new Set([...first, ...lines])].slice(0, most));
  return lines.filter((line) => chosen.has(line));
}
