import 'fake-indexeddb/auto';
import { expect, it } from 'vitest';
import { embeddingsSince } from './embeddings.ts';
import { type EmbeddingChunk, openDb } from './schema.ts';

it.each([0, 1, 19, 20, 21, 45])('gives all of %i chunks once, in order', async (count) => {
  const db = openDb(`embeddings-${count}`);
  await db.embeddings.bulkAdd(
    Array.from({ length: count }, (_, i) => ({
      ...{ sourceId: 1, firstLine: i + 1, bundle: 'b' },
      ...{ keys: new Uint32Array(0), vectors: new Int8Array(0) }
    })) as EmbeddingChunk[]
  );
  const ids: number[] = [];
  for await (const { id } of embeddingsSince(db, 0)) ids.push(id);
  expect(ids).toEqual(await db.embeddings.toCollection().primaryKeys());
  const later: number[] = [];
  for await (const { id } of embeddingsSince(db, ids[4] ?? 0)) later.push(id);
  expect(later).toEqual(ids.slice(ids.length > 4 ? 5 : 0));
});
