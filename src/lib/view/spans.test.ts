import * as fc from 'fast-check';
import { expect, test } from 'vitest';
import { mostFrequent, seenAll, seenOf, spansOf } from './spans.ts';

const rowsOf = (keys: readonly number[]) => Uint32Array.from(keys.keys());

test('counts, first and last of each key; rows without a time count and tell no time', () => {
  const keys = Uint8Array.of(1, 1, 0, 1, 3);
  const times = Float64Array.of(20, 10, NaN, NaN, 5);
  const spans = spansOf(rowsOf([...keys]), keys, times, 4);
  expect([...spans.counts]).toEqual([1, 3, 0, 1]);
  expect(seenOf(spans, 1)).toEqual({ first: 10, last: 20 });
  expect(seenOf(spans, 0)).toEqual({ first: null, last: null });
  expect(seenAll(spans)).toEqual({ first: 5, last: 20 });
  expect(mostFrequent(spans)).toEqual([1, 0, 3]);
});

test('only the rows given are counted', () => {
  const spans = spansOf(Uint32Array.of(2), Uint32Array.of(0, 0, 1), Float64Array.of(1, 2, 3), 2);
  expect([...spans.counts]).toEqual([0, 1]);
});

test('counts add up to the rows', () => {
  fc.assert(
    fc.property(fc.array(fc.tuple(fc.nat(7), fc.option(fc.nat(), { nil: NaN }))), (pairs) => {
      const keys = Uint8Array.from(pairs, ([key]) => key);
      const times = Float64Array.from(pairs, ([, time]) => time);
      const spans = spansOf(rowsOf([...keys]), keys, times, 8);
      expect(spans.counts.reduce((a, b) => a + b, 0)).toBe(pairs.length);
      const known = times.filter((time) => !Number.isNaN(time));
      expect(seenAll(spans).first).toBe(known.length === 0 ? null : Math.min(...known));
    })
  );
});
