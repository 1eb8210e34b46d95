import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  furthest,
  offsetAfterScroll,
  offsetToShow,
  rowsAt,
  scrolledHeight,
  scrollTopOf,
  type ScrollShape
} from './scroll.ts';

const long: ScrollShape = { rows: 10_000_000, rowHeight: 22, viewport: 600, wrap: false };

const shapes: fc.Arbitrary<ScrollShape> = fc.record({
  rows: fc.integer({ min: 1, max: 50_000_000 }),
  rowHeight: fc.constantFrom(22, 44),
  viewport: fc.integer({ min: 100, max: 2000 }),
  wrap: fc.boolean()
});

describe('scrolling', () => {
  it('never asks for an element taller than browsers allow', () => {
    fc.assert(fc.property(shapes, (shape) => scrolledHeight(shape) <= 8_000_000));
  });

  it('shows the first row at the top and the last at the bottom', () => {
    fc.assert(
      fc.property(shapes, (shape) => {
        expect(rowsAt(shape, 0).first).toBe(0);
        expect(rowsAt(shape, furthest(shape)).end).toBe(shape.rows);
        if (shape.wrap) expect(rowsAt(shape, furthest(shape)).first).toBe(shape.rows - 1);
      })
    );
  });

  it('puts the scrollbar within its way', () => {
    fc.assert(
      fc.property(shapes, fc.double({ min: 0, max: 1, noNaN: true }), (shape, share) => {
        const top = scrollTopOf(shape, share * furthest(shape));
        expect(top).toBeGreaterThanOrEqual(0);
        expect(top).toBeLessThanOrEqual(Math.max(0, scrolledHeight(shape) - shape.viewport) + 1e-6);
      })
    );
  });

  it('takes a short way as it is, so that no row is passed over', () => {
    const offset = 5_000_000 * 22;
    const before = scrollTopOf(long, offset);
    expect(offsetAfterScroll(long, offset, before, before + 40)).toBe(offset + 40);
    expect(offsetAfterScroll(long, offset, before, before - 40)).toBe(offset - 40);
  });

  it('takes a long way in proportion, from end to end', () => {
    const room = scrolledHeight(long) - long.viewport;
    expect(offsetAfterScroll(long, 0, 0, room)).toBeCloseTo(furthest(long), 3);
    expect(offsetAfterScroll(long, furthest(long), room, 0)).toBe(0);
    const half = offsetAfterScroll(long, 0, 0, room / 2);
    expect(half / furthest(long)).toBeCloseTo(0.5, 6);
  });

  it('reaches both ends by short ways', () => {
    expect(offsetAfterScroll(long, 20, 1, 0)).toBe(0);
    const end = furthest(long);
    const room = scrolledHeight(long) - long.viewport;
    expect(offsetAfterScroll(long, end - 10, room - 1, room)).toBe(end);
    // A scrollbar at its top while there are rows above is no end.
    expect(offsetAfterScroll(long, 5000, 100, 0)).toBe(4900);
  });

  it('brings a row into view and moves no further than that', () => {
    fc.assert(
      fc.property(shapes, fc.nat(), fc.double({ min: 0, max: 1, noNaN: true }), (shape, n, at) => {
        const row = n % shape.rows;
        const offset = offsetToShow(shape, row, at * furthest(shape));
        const top = row * shape.rowHeight;
        expect(top).toBeGreaterThanOrEqual(offset - 1e-6);
        expect(top + shape.rowHeight).toBeLessThanOrEqual(offset + shape.viewport + 1e-6);
        expect(offsetToShow(shape, row, offset)).toBe(offset);
      })
    );
  });
});
