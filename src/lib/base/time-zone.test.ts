import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { localOffsetAt } from './time.ts';
import { isTimeZone, offsetAtIn, offsetIn } from './time-zone.ts';

it('knows zones by name', () => {
  expect(['UTC', 'Europe/Vienna', 'Asia/Kathmandu'].map(isTimeZone)).toEqual([true, true, true]);
  expect(['', 'Nowhere/Land', 'local'].map(isTimeZone)).toEqual([false, false, false]);
});

it('tells the offset at a moment', () => {
  expect(offsetIn('UTC', 1_700_000_000_123)).toBe(0);
  expect(offsetIn('Europe/Vienna', Date.UTC(2026, 0, 1))).toBe(60);
  expect(offsetIn('Europe/Vienna', Date.UTC(2026, 6, 1))).toBe(120);
  expect(offsetIn('Asia/Kathmandu', Date.UTC(2026, 6, 1))).toBe(345);
});

describe('offsetAtIn', () => {
  const vienna = offsetAtIn('Europe/Vienna');

  it('reads a skipped time with the offset before, and a doubled one as the first', () => {
    expect(vienna(Date.UTC(2026, 2, 29, 1, 59))).toBe(60);
    expect(vienna(Date.UTC(2026, 2, 29, 2, 30))).toBe(60);
    expect(vienna(Date.UTC(2026, 2, 29, 3, 0))).toBe(120);
    expect(vienna(Date.UTC(2026, 9, 25, 1, 59))).toBe(120);
    expect(vienna(Date.UTC(2026, 9, 25, 2, 30))).toBe(120);
    expect(vienna(Date.UTC(2026, 9, 25, 3, 0))).toBe(60);
  });

  it("agrees with the device's own clock in the device's zone", () => {
    const here = offsetAtIn(new Intl.DateTimeFormat().resolvedOptions().timeZone);
    const time = fc.integer({ min: Date.UTC(1990, 0), max: Date.UTC(2035, 0) });
    fc.assert(
      fc.property(time, (wall) => {
        expect(here(wall)).toBe(localOffsetAt(wall));
      })
    );
  });
});
