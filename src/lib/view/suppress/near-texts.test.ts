import 'fake-indexeddb/auto';
import { beforeEach, expect, it } from 'vitest';
import { type Db, type EmbeddingChunk, openDb } from '../../db/schema.ts';
import { NearTexts, textsNear } from './near-texts.ts';

let db: Db;
let name = 0;
beforeEach(() => {
  db = openDb(`near-texts-${name++}`);
});

/** Stores a text by its key, where a model places it. */
async function store(key: number, vector: number[], bundle = 'b'): Promise<void> {
  const chunk = { sourceId: 1, firstLine: key, bundle, keys: Uint32Array.of(key, 0) };
  await db.embeddings.add({ ...chunk, vectors: Int8Array.from(vector) } as EmbeddingChunk);
}

const near = (...vector: number[]) => ({
  ...{ bundle: 'b', distance: 0.05 },
  vector: Int8Array.from(vector)
});

it('finds near texts of the same model, and later those that come later', async () => {
  await store(1, [100, 1]);
  await store(2, [1, 100]);
  await store(3, [100, 1], 'another');
  const texts = new NearTexts(db);
  const wanted = [{ id: 7, near: near(100, 0) }];
  expect(await texts.search(wanted)).toBe(true);
  const keys = () => [1, 2, 3, 4].filter((key) => texts.found.get(7)?.has(key, 0));
  expect(keys()).toEqual([1]);
  expect(await texts.search(wanted)).toBe(false);
  await store(4, [99, 2]);
  expect(await texts.search(wanted)).toBe(true);
  expect(keys()).toEqual([1, 4]);
});

it('searches all for a vector that is asked for later, and forgets one that is not any more', async () => {
  await store(1, [100, 1]);
  await store(2, [1, 100]);
  const texts = new NearTexts(db);
  const first = { id: 7, near: near(100, 0) };
  const second = { id: 8, near: near(0, 100) };
  await texts.search([first]);
  expect(await texts.search([first, second])).toBe(true);
  expect(texts.found.get(8)!.has(2, 0)).toBe(true);
  expect(await texts.search([second])).toBe(true);
  expect([...texts.found.keys()]).toEqual([8]);
  expect(await texts.search([])).toBe(true);
  expect(await texts.search([])).toBe(false);
});

it('textsNear finds the same', async () => {
  await store(1, [100, 1]);
  await store(2, [1, 100]);
  const keys = await textsNear(db, near(100, 0));
  expect([keys.has(1, 0), keys.has(2, 0)]).toEqual([true, false]);
});
