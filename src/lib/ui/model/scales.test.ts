import { expect, it } from 'vitest';
import { logScale } from './scales.ts';

it('holds all values between its ends, a decade a step', () => {
  const { of, ticks } = logScale([0, 3, 48_863]);
  expect(ticks).toEqual([1, 10, 100, 1000, 10_000, 100_000]);
  expect([0, 1, 10, 100_000].map(of)).toEqual([0, 0, 0.2, 1]);
  expect(of(48_863)).toBeLessThan(1);
});

it('has a decade where there is nothing to show', () => {
  expect(logScale([]).ticks).toEqual([1, 10]);
  expect(logScale([1000]).ticks.at(-1)).toBe(1000);
});
