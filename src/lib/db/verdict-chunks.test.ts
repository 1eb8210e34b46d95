import 'fake-indexeddb/auto';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { type Db, openDb, type VerdictChunk } from './schema.ts';
import { addSource } from './sources.ts';
import { chunkOf, chunksOf } from './verdict-chunks.ts';

let db: Db;
let sourceId: number;

beforeEach(async () => {
  db = openDb('verdict-chunks');
  const other = await addSource(db, { name: 'a', size: 1, fingerprint: 'a' });
  const source = await addSource(db, { name: 'b', size: 1, fingerprint: 'b' });
  sourceId = source.id;
  const chunk = (id: number, firstLine: number, lines: number, byteOffset: number) =>
    db.verdicts.add({
      sourceId: id,
      firstLine,
      byteOffset,
      bundle: 'm',
      classes: new Uint8Array(lines),
      confidences: new Uint8Array(lines)
    } as VerdictChunk);
  await chunk(other.id, 1, 50, 0);
  await chunk(sourceId, 1, 10, 0);
  await chunk(sourceId, 11, 5, 100);
  await db.sources.update(sourceId, { offset: 180 });
});

afterEach(() => db.delete());

it('finds the chunk that holds a line, and where it ends', async () => {
  expect(await chunkOf(db, sourceId, 1)).toMatchObject({ firstLine: 1, byteEnd: 100 });
  expect(await chunkOf(db, sourceId, 10)).toMatchObject({ firstLine: 1 });
  expect(await chunkOf(db, sourceId, 11)).toMatchObject({ firstLine: 11, byteEnd: 180 });
});

it('finds none for a line that was not judged', async () => {
  expect(await chunkOf(db, sourceId, 16)).toBeNull();
  expect(await chunkOf(db, 99, 1)).toBeNull();
});

it('gives all chunks of one source in order', async () => {
  const extents: number[][] = [];
  for await (const { firstLine, byteOffset, byteEnd } of chunksOf(db, sourceId))
    extents.push([firstLine, byteOffset, byteEnd]);
  expect(extents).toEqual([
    [1, 0, 100],
    [11, 100, 180]
  ]);
});
