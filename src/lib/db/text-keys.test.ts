import 'fake-indexeddb/auto';
import { expect, it } from 'vitest';
import type { DetectionChunk, ExcerptChunk } from './schema.ts';
import { openDb } from './schema.ts';
import { addSource } from './sources.ts';
import { textKeysOf } from './text-keys.ts';

const lines = [4, 7, 8];
const texts = ['/a', '/a.php', '/a'].map(
  (path, i) =>
    `192.0.2.${i} - - [20/Nov/2026:10:00:0${i} +0000] "GET ${path} HTTP/1.1" 404 ${i} "-" "x"`
);

it('lines that differ in who and when have one key, which is made from the text once', async () => {
  const db = openDb('text-keys');
  const { id } = await addSource(db, { name: 'a.log', size: 1, fingerprint: 'x' });
  const place = { sourceId: id, firstLine: 1 };
  const chunk = { id: 1, ...place, lines: Uint32Array.from([...lines, 9]) } as DetectionChunk;
  await db.excerpts.add({ ...place, lines: Uint32Array.from(lines), texts } as ExcerptChunk);

  const keys = await textKeysOf(db, chunk);
  const [first, second, third, fourth] = [0, 2, 4, 6].map((at) => [...keys.slice(at, at + 2)]);
  expect(first).toEqual(third);
  expect(first).not.toEqual(second);
  // Its text was not kept.
  expect(fourth).toEqual([0, 0]);

  await db.excerpts.clear();
  expect(await textKeysOf(db, chunk)).toEqual(keys);
  await db.textKeys.toCollection().modify({ normaliser: 0 });
  expect([...(await textKeysOf(db, chunk))]).toEqual(Array(8).fill(0));
});
