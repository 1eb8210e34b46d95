import { expect, test } from 'vitest';
import { TextCache, WantedLines, textsNear } from './text-cache.ts';

const texts = (from: number, count: number) =>
  new Map(Array.from({ length: count }, (_, i) => [from + i, `line ${from + i}`] as const));

test('drops the chunk unused for longest, never the latest', () => {
  const cache = new TextCache(25);
  cache.add(1, texts(1, 10));
  cache.add(2, texts(11, 10));
  expect(cache.get(1, 1)).toBe('line 1');
  cache.add(3, texts(21, 10));
  expect(cache.get(2, 11)).toBeUndefined();
  expect(cache.get(1, 1)).toBe('line 1');
  cache.add(4, texts(31, 40));
  expect(cache.get(4, 70)).toBe('line 70');
  expect(cache.get(1, 1)).toBeUndefined();
});

test('texts of a chunk add up', () => {
  const cache = new TextCache(25);
  cache.add(1, texts(1, 2));
  cache.add(1, texts(2, 2));
  expect([1, 2, 3].map((line) => cache.get(1, line))).toEqual(['line 1', 'line 2', 'line 3']);
});

test('wanted lines are taken once, in order', () => {
  const wanted = new WantedLines();
  wanted.add(1, 9);
  wanted.add(2, 5);
  wanted.add(1, 3);
  wanted.add(1, 9);
  expect(wanted.take()).toEqual([
    { chunkId: 1, lines: [3, 9] },
    { chunkId: 2, lines: [5] }
  ]);
  expect(wanted.empty).toBe(true);
});

test('what lies near is kept, and a line whose text is missing is not asked for again', () => {
  const near = textsNear(texts(1, 100), [20, 500], 2);
  expect([...near.keys()].sort((a, b) => a - b)).toEqual([18, 19, 20, 21, 22, 500]);
  expect(near.get(500)).toBe('');
});
