import { expect, it } from 'vitest';
import { RateMeter } from './rate.ts';

it('averages over the last five seconds and forgets what came before', () => {
  const meter = new RateMeter(0, 0, 0);
  expect(meter.update(1000, 100, 1000)).toEqual({ lines: 100, bytes: 1000 });
  for (let at = 2000; at <= 20_000; at += 1000) meter.update(at, 100 + at, 1000);
  const { lines, bytes } = meter.update(21_000, 21_100, 1000);
  expect(lines).toBeCloseTo(1000);
  expect(bytes).toBe(0);
});
