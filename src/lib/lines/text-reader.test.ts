import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { readLines } from '../base/lines.ts';
import { type LineExtent, TextReader } from './text-reader.ts';

const never = new AbortController().signal;

/** All lines of a text, and extents of it that each end where a line does. */
async function wholeOf(bytes: Uint8Array<ArrayBuffer>, perExtent: number) {
  const lines: string[] = [];
  for await (const block of readLines(new Blob([bytes]).stream(), 0, never))
    lines.push(...block.lines);
  const ends: number[] = [];
  bytes.forEach((byte, i) => byte === 10 && ends.push(i + 1));
  if (ends.at(-1) !== bytes.length) ends.push(bytes.length);
  const extents: LineExtent[] = [];
  for (let at = 0; at < lines.length; at += perExtent) {
    const count = Math.min(perExtent, lines.length - at);
    const start = at === 0 ? 0 : ends[at - 1]!;
    extents.push({ firstLine: at + 1, lines: count, start, end: ends[at + count - 1]! });
  }
  return { lines, extents };
}

function extentOf(extents: readonly LineExtent[], line: number): LineExtent {
  return extents.findLast(({ firstLine }) => firstLine <= line)!;
}

/** Texts with line ends of both kinds, bytes that are no UTF-8, and marks in odd places. */
const text = fc
  .array(fc.constantFrom(10, 10, 13, 65, 0xc3, 0xa9, 0xe9, 0xef, 0xbb, 0xbf), {
    minLength: 1,
    maxLength: 200
  })
  .map((bytes) => Uint8Array.from(bytes));

describe('TextReader', () => {
  it('gives the lines that reading the whole gives, in any order', async () => {
    await fc.assert(
      fc.asyncProperty(
        text,
        fc.integer({ min: 1, max: 20 }),
        fc.array(fc.nat(), { minLength: 1, maxLength: 10 }),
        async (bytes, perExtent, picks) => {
          const { lines, extents } = await wholeOf(bytes, perExtent);
          const reader = new TextReader(new Blob([bytes]));
          for (const pick of picks) {
            const line = 1 + (pick % lines.length);
            await reader.read(extentOf(extents, line), line, line + 3, never);
            expect(reader.get(line)).toBe(lines[line - 1]);
          }
        }
      )
    );
  });

  it('reads a long text piece by piece, and holds only a part of it', async () => {
    const line = (n: number) => `${n} ${'x'.repeat(2000)}`;
    const count = 5_000;
    const parts = Array.from({ length: count }, (_, i) => `${line(i + 1)}\n`);
    const blob = new Blob([parts.join('')]);
    const extent = { firstLine: 1, lines: count, start: 0, end: blob.size };
    const reader = new TextReader(blob, 1 << 20);
    for (let n = 1; n <= count; n += 100) {
      await reader.read(extent, n, n, never);
      expect(reader.get(n)).toBe(line(n));
    }
    expect(reader.get(1)).toBeUndefined();
    await reader.read(extent, 1, 2, never);
    expect(reader.get(2)).toBe(line(2));
  });

  it('says so when the file has other lines than were scanned', async () => {
    const blob = new Blob(['one\ntwo\nthree\nfour\n']);
    const read = (lines: number, end: number) =>
      new TextReader(blob).read({ firstLine: 1, lines, start: 0, end }, 1, lines, never);
    await expect(read(3, blob.size)).rejects.toMatchObject({ code: 'file-changed' });
    await expect(read(5, blob.size)).rejects.toMatchObject({ code: 'file-changed' });
    await expect(read(4, blob.size)).resolves.toBeUndefined();
  });
});
