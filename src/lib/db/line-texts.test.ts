import 'fake-indexeddb/auto';
import { expect, it } from 'vitest';
import { lineTexts } from './line-texts.ts';
import { type ExcerptChunk, openDb } from './schema.ts';

it('finds the lines whose text is kept, near and far, in any order', async () => {
  const db = openDb('line-texts');
  const chunk = (sourceId: number, ...lines: number[]) => ({
    ...{ sourceId, firstLine: lines[0]!, lines: Uint32Array.from(lines) },
    texts: lines.map((line) => `${sourceId}:${line}`)
  });
  await db.excerpts.bulkAdd([
    chunk(1, 3, 9),
    chunk(1, 9_000, 10_001),
    chunk(1, 10_005),
    chunk(1, 50_000, 59_999),
    chunk(2, 4)
  ] as ExcerptChunk[]);
  const texts = await lineTexts(db, 1, [59_999, 4, 9, 10_005, 10_001, 9, 3]);
  expect([...texts].sort(([a], [b]) => a - b)).toEqual([
    [3, '1:3'],
    [9, '1:9'],
    [10_001, '1:10001'],
    [10_005, '1:10005'],
    [59_999, '1:59999']
  ]);
  expect(await lineTexts(db, 3, [3])).toEqual(new Map());
  expect(await lineTexts(db, 1, [])).toEqual(new Map());
});
