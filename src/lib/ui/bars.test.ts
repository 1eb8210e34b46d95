import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { groupBy } from '../base/group.ts';
import { barHeight, stackedBars } from './bars.ts';
import { histogramOf } from './histogram.ts';

const SIZE = { width: 400, height: 100 };

/** Rectangles of paths as `rectanglePath` writes them. */
function rectanglesOf(path: string) {
  return [...path.matchAll(/M([\d.-]+) ([\d.-]+)h([\d.]+)v([\d.]+)/g)].map(([, ...numbers]) => {
    const [x, y, width, height] = numbers.map(Number);
    return { x: x!, y: y!, width: width!, height: height! };
  });
}

describe('barHeight', () => {
  it('shows one among thousands, nothing for none, and fills the height with the most', () => {
    expect(barHeight(0, 1000, 100, 'linear')).toBe(0);
    expect(barHeight(1, 100_000, 100, 'linear')).toBe(3);
    expect(barHeight(1000, 1000, 100, 'linear')).toBe(100);
    expect(barHeight(1000, 1000, 100, 'log')).toBe(100);
    expect(barHeight(10, 1000, 100, 'log')).toBeGreaterThan(barHeight(10, 1000, 100, 'linear'));
  });
});

describe('stackedBars', () => {
  it('draws within its size and stacks without gap or overlap, all that is counted', () => {
    const rows = fc.array(fc.record({ time: fc.nat(100_000), classId: fc.nat(28) }), {
      minLength: 1,
      maxLength: 60
    });
    fc.assert(
      fc.property(rows, fc.constantFrom('linear', 'log'), (some, scale) => {
        const columns = {
          times: Float64Array.from(some, ({ time }) => time),
          classes: Uint8Array.from(some, ({ classId }) => classId)
        };
        const all = Uint32Array.from(some.keys());
        const histogram = histogramOf(columns, all, { from: 0, to: 100_000 });
        const bars = stackedBars(histogram, SIZE, scale);
        expect(new Set(bars.map(({ series }) => series))).toEqual(new Set(columns.classes));
        const stacks = groupBy(
          bars.flatMap(({ path }) => rectanglesOf(path)),
          ({ x }) => x
        );
        for (const [x, stack] of stacks) {
          expect(x).toBeGreaterThanOrEqual(0);
          expect(x).toBeLessThan(SIZE.width);
          let foot = SIZE.height;
          for (const { y, height } of stack.sort((a, b) => b.y - a.y)) {
            expect(y + height).toBeCloseTo(foot, 0);
            foot = y;
          }
          // As printed, with one digit.
          expect(foot).toBeGreaterThanOrEqual(-0.1);
        }
      })
    );
  });
});
