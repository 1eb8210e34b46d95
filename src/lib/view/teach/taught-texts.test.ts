import 'fake-indexeddb/auto';
import { expect, it } from 'vitest';
import { type EmbeddingChunk, openDb } from '../../db/schema.ts';
import { taughtTexts } from './taught-texts.ts';

const example = (classId: number, bundle: string, ...vector: number[]) => ({
  ...{ classId, bundle },
  vector: Int8Array.from(vector)
});
const three = <T>(one: T): T[] => [one, one, one];

it('gives texts the class of the examples of the model that placed them', async () => {
  const db = openDb('taught-texts');
  const chunk = (bundle: string, ...keys: number[]) => ({
    ...{ sourceId: 1, firstLine: keys[0]!, bundle },
    keys: Uint32Array.from(keys.flatMap((key) => [key, 0])),
    // In turn near the first axis, near the second, and between them.
    vectors: Int8Array.from(
      keys.flatMap(
        (_, i) =>
          [
            [100, 1],
            [1, 100],
            [70, 70]
          ][i]!
      )
    )
  });
  await db.embeddings.bulkAdd([
    chunk('b', 1, 2, 3),
    chunk('other', 4, 5, 6),
    chunk('third', 7)
  ] as EmbeddingChunk[]);
  const taught = await taughtTexts(db, [
    ...three(example(5, 'b', 1, 0)),
    ...three(example(12, 'b', 0, 1)),
    ...three(example(23, 'other', 1, 0)),
    example(23, 'third', 1, 0)
  ]);
  expect([1, 2, 3, 4, 5, 6, 7].map((key) => taught.classOf(key, 0))).toEqual([
    ...[5, 12, undefined],
    ...[23, undefined, undefined],
    undefined
  ]);
  expect(taught.size).toBe(3);
});
