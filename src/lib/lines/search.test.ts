import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { JudgedChunk } from '../db/verdict-chunks.ts';
import { BENIGN } from '../detectors/taxonomy.ts';
import { text as plainText } from '../formats/text.ts';
import type { LineCriteria } from './criteria.ts';
import { searchLines } from './search.ts';
import { ANY_LINE } from './test-criteria.ts';

const never = new AbortController().signal;
const parse = (line: string) => plainText.parse(line, { reference: 0, offsetAt: () => 0 })!;

/** Chunks of lines of ASCII as they are stored. */
async function* chunksOf(
  lines: readonly string[],
  classes: readonly number[],
  size: number
): AsyncGenerator<JudgedChunk> {
  let byteOffset = 0;
  for (let at = 0; at < lines.length; at += size) {
    const some = lines.slice(at, at + size);
    const byteEnd = byteOffset + some.join('\n').length + 1;
    yield {
      id: at + 1,
      sourceId: 1,
      firstLine: at + 1,
      byteOffset,
      byteEnd,
      bundle: 'b',
      classes: Uint8Array.from(classes.slice(at, at + size)),
      confidences: new Uint8Array(some.length).fill(255)
    };
    byteOffset = byteEnd;
  }
}

async function found(
  lines: readonly string[],
  classes: readonly number[],
  size: number,
  criteria: LineCriteria
) {
  const text = new Blob([lines.map((line) => `${line}\n`).join('')]);
  const hits: number[] = [];
  let searched = 0;
  const chunks = chunksOf(lines, classes, size);
  for await (const block of searchLines(chunks, { text, parse }, criteria, never)) {
    hits.push(...block.hits);
    expect(block.searched).toBeGreaterThanOrEqual(searched);
    searched = block.searched;
  }
  return { hits, searched };
}

describe('searchLines', () => {
  it('finds the lines that a filter over all lines finds', async () => {
    const line = fc.string({ unit: fc.constantFrom('a', 'b', 'c', ' '), maxLength: 6 });
    await fc.assert(
      fc.asyncProperty(
        fc.array(fc.tuple(line, fc.constantFrom(BENIGN, 23, 24)), { minLength: 1, maxLength: 60 }),
        fc.constantFrom('', 'a', 'ab'),
        fc.constantFrom<LineCriteria['verdict']>('any', 'threat', 'benign', 24),
        fc.integer({ min: 1, max: 20 }),
        async (rows, text, verdict, size) => {
          const lines = rows.map(([one]) => one);
          const classes = rows.map(([, classId]) => classId);
          const expected = rows.flatMap(([one, classId], i) => {
            const wanted =
              verdict === 'any' ||
              (verdict === 'threat' ? classId !== BENIGN : false) ||
              (verdict === 'benign' ? classId === BENIGN : false) ||
              verdict === classId;
            return wanted && one.includes(text) ? [i + 1] : [];
          });
          const { hits, searched } = await found(lines, classes, size, {
            ...ANY_LINE,
            text,
            verdict
          });
          expect(hits).toEqual(expected);
          if (text === '') expect(searched).toBe(lines.length);
        }
      )
    );
  });

  it('refuses to search text that is not there, and finds verdicts without it', async () => {
    const search = async (criteria: LineCriteria) => {
      const hits: number[] = [];
      const chunks = chunksOf(['a', 'b'], [BENIGN, 24], 10);
      for await (const block of searchLines(chunks, { text: null, parse }, criteria, never))
        hits.push(...block.hits);
      return hits;
    };
    expect(await search({ ...ANY_LINE, verdict: 'threat' })).toEqual([2]);
    await expect(search({ ...ANY_LINE, text: 'a' })).rejects.toMatchObject({
      code: 'text-missing'
    });
  });
});
