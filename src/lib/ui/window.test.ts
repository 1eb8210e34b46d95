import { expect, test } from 'vitest';
import { MOST_PIXELS, contentHeight, scrollToRow, windowAt } from './window.ts';

const short = { rows: 100, rowHeight: 28, viewport: 280 };
const long = { rows: 1_000_000, rowHeight: 28, viewport: 280 };

test('a short list is scrolled pixel by pixel', () => {
  expect(contentHeight(short)).toBe(2800);
  expect(windowAt(short, 0, 0)).toEqual({ first: 0, end: 10, top: 0 });
  expect(windowAt(short, 285, 0)).toEqual({ first: 10, end: 21, top: 280 });
});

test('a million rows fit what browsers allow, and both ends are reached', () => {
  expect(contentHeight(long)).toBe(MOST_PIXELS);
  expect(windowAt(long, 0, 0).first).toBe(0);
  const last = windowAt(long, MOST_PIXELS - long.viewport, 0);
  expect(last.end).toBe(1_000_000);
  expect(last.top + (last.end - last.first) * 28).toBeCloseTo(MOST_PIXELS, 0);
});

test.each([short, long])('every row can be scrolled to and is then seen whole', (shape) => {
  for (const row of [0, 1, 57, shape.rows - 1]) {
    const scrollTop = scrollToRow(shape, row, 1000);
    const { first, top } = windowAt(shape, scrollTop, 0);
    const y = top + (row - first) * shape.rowHeight - scrollTop;
    expect(y).toBeGreaterThanOrEqual(-0.01);
    expect(y + shape.rowHeight).toBeLessThanOrEqual(shape.viewport + 0.01);
  }
});

test('a row that is seen is not scrolled to', () => {
  expect(scrollToRow(short, 5, 100)).toBe(100);
});

test('an empty list draws nothing', () => {
  expect(windowAt({ ...short, rows: 0 }, 0)).toMatchObject({ first: 0, end: 0 });
});
