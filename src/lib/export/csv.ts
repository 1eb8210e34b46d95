import { type ExportedLine, isoTime, threatOf } from './exported-line.ts';

/** Type of the file, for the browser. */
export const CSV_TYPE = 'text/csv;charset=utf-8';

const COLUMNS: readonly [name: string, of: (line: ExportedLine) => string][] = [
  ['source', ({ source }) => source],
  ['line', ({ line }) => String(line)],
  ['time', ({ time }) => isoTime(time)],
  ['format', ({ format }) => format ?? ''],
  [
    'verdict',
    ({ unsure, byContext }) => (unsure ? 'unsure' : byContext ? 'by context' : 'detection')
  ],
  ['class', (line) => threatOf(line).name],
  ['name', (line) => threatOf(line).plain],
  ['severity', (line) => threatOf(line).severity],
  ['phase', (line) => threatOf(line).phase],
  ['technique', (line) => threatOf(line).technique?.id ?? ''],
  ['confidence', ({ confidence }) => confidence.toFixed(4)],
  ['actor', ({ actor }) => actor],
  ['text', ({ text }) => text ?? '']
];

/**
 * Where a spreadsheet may begin to read a formula: at the start of a cell, and after what it may take for
 * the border of one (a semicolon where the comma is the decimal sign, a tab, a line end). The characters
 * are OWASP's list (CSV Injection), with the full-width forms that some programs read the same.
 */
const FORMULA = /(?<=^|[;\t\r\n])(?=[\s\0]*[=+\-@＝＋－＠]|[\t\r\n])/g;

/** Found at once in text that {@link FORMULA} may match; most text is spared its search. */
const SUSPECT = /^\W|[;\t\r\n]/;

/** Text that no spreadsheet takes for a formula: an apostrophe stands before what it could read as one. */
export function neutralised(text: string): string {
  return SUSPECT.test(text) ? text.replace(FORMULA, "'") : text;
}

/**
 * A record of RFC 4180 with its line end. Every field is quoted, so that no comma, quote or line end within
 * one can be taken for a border, and none is read as a formula.
 */
export function csvRecord(fields: readonly string[]): string {
  return `${fields.map((field) => `"${neutralised(field).replaceAll('"', '""')}"`).join(',')}\r\n`;
}

/** A table of lines as CSV (RFC 4180, UTF-8), the header first, a piece for each batch. */
export async function* csvOf(
  batches: AsyncIterable<readonly ExportedLine[]>
): AsyncGenerator<string> {
  yield csvRecord(COLUMNS.map(([name]) => name));
  for await (const lines of batches) {
    yield lines.map((line) => csvRecord(COLUMNS.map(([, of]) => of(line)))).join('');
  }
}
