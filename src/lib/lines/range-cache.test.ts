import { expect, it } from 'vitest';
import { RangeCache } from './range-cache.ts';

it('finds ranges by a line in them, and drops the one unused for longest', () => {
  const cache = new RangeCache<string>(10);
  cache.add(1, 5, 4, 'a');
  cache.add(6, 5, 4, 'b');
  expect(cache.find(5)).toMatchObject({ first: 1, value: 'a' });
  expect(cache.find(6)).toMatchObject({ first: 6, value: 'b' });
  expect(cache.find(11)).toBeUndefined();
  cache.find(1);
  cache.add(11, 1, 4, 'c');
  expect(cache.find(6)).toBeUndefined();
  expect(cache.find(1)?.value).toBe('a');
});

it('holds one value however heavy it is', () => {
  const cache = new RangeCache<string>(10);
  cache.add(1, 1, 100, 'heavy');
  expect(cache.find(1)?.value).toBe('heavy');
});
