import { expect, test } from 'vitest';
import { MOST_BINS, alignDown, binRange, binsOf, niceStep } from './bins.ts';

const MINUTE = 60_000;
const HOUR = 60 * MINUTE;
const DAY = 24 * HOUR;

test.each([
  [90 * 1000, 1000],
  [2 * HOUR, MINUTE],
  [DAY, 10 * MINUTE],
  [30 * DAY, 6 * HOUR],
  [20 * 365 * DAY, 56 * DAY]
])('a span of %d ms has steps of %d ms', (span, step) => {
  expect(niceStep(span, MOST_BINS - 1)).toBe(step);
});

test('bins cover the range, ends included, and are never too many', () => {
  for (const span of [0, 1, 59_999, HOUR, 7 * HOUR + 13, 3 * DAY, 400 * DAY]) {
    const from = Date.UTC(2026, 2, 28, 22, 17, 3);
    const bins = binsOf({ from, to: from + span });
    expect(bins.start).toBeLessThanOrEqual(from);
    expect(bins.start + bins.count * bins.width).toBeGreaterThan(from + span);
    expect(bins.count).toBeLessThanOrEqual(MOST_BINS);
    expect(bins.count).toBeGreaterThanOrEqual(40);
  }
});

test('bins begin at round times of the wall clock', () => {
  const india = 5.5 * HOUR;
  const midnight = Date.UTC(2026, 10, 20, 18, 30);
  expect(alignDown(midnight + 5 * HOUR, DAY, india)).toBe(midnight);
});

test('the span of a bin ends where the next begins', () => {
  const bins = binsOf({ from: 0, to: DAY });
  expect(binRange(bins, 3).to).toBe(binRange(bins, 4).from);
});
