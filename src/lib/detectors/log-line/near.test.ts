import { expect, it } from 'vitest';
import { packVector } from './embedding.ts';
import { addNear } from './near.ts';
import { KeySet, textKey } from './text-key.ts';

const vectors = [
  [1, 0, 0],
  [1, 0.1, 0],
  [0, 1, 0]
].map(packVector);
const texts = {
  bundle: 'm 1',
  keys: Uint32Array.from([1, 1, 2, 2, 3, 3]),
  vectors: Int8Array.from(vectors.flatMap((vector) => [...vector]))
};
const near = (distance: number, bundle = 'm 1') => {
  const keys = new KeySet();
  const added = addNear(keys, texts, { bundle, vector: vectors[0]!, distance });
  return [added, ...[1, 2, 3].filter((key) => keys.has(key, key))];
};

it('finds what lies within a distance, itself first', () => {
  expect(near(0)).toEqual([1, 1]);
  expect(near(0.05)).toEqual([2, 1, 2]);
  expect(near(1)).toEqual([3, 1, 2, 3]);
});

it('compares nothing that another model placed', () => {
  expect(near(1, 'm 2')).toEqual([0]);
});

it('a key is the beginning of the SHA-256 of its text', () => {
  // FIPS 180-4, example of one block: "abc".
  expect(textKey('abc')).toEqual([0xba7816bf, 0x8f01cfea]);
});
