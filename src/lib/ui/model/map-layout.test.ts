import fc from 'fast-check';
import { expect, it } from 'vitest';
import { grouped, nearestClass, neighbourhoods, viewOf } from './map-layout.ts';

const number = fc.double({ min: -100, max: 100, noNaN: true });
const lines = fc.array(fc.record({ classId: fc.nat(3), x: number, y: number }), { minLength: 1 });
const points = [
  { classId: 1, at: [{ x: 0, y: 0 }] },
  { classId: 2, at: [{ x: 10, y: 0 }] }
];

it('shows all points, one unit for both directions', () => {
  fc.assert(
    fc.property(lines, (placed) => {
      const view = viewOf(placed, 300, 200);
      for (const { x, y } of placed) {
        expect(Math.abs(view.x(x) - 150)).toBeLessThanOrEqual(136.001);
        expect(Math.abs(view.y(y) - 100)).toBeLessThanOrEqual(86.001);
      }
      expect(view.x(1) - view.x(0)).toBeCloseTo(view.y(0) - view.y(1), 3);
    })
  );
});

it('groups lines of one class and place, and loses none', () => {
  const at = { x: 1, y: 1 };
  expect(
    grouped(
      [
        { ...at, classId: 1 },
        { ...at, classId: 2 },
        { x: 1.01, y: 1, classId: 1 }
      ],
      0.1
    )
  ).toMatchObject([
    { classId: 1, count: 2 },
    { classId: 2, count: 1 }
  ]);
  fc.assert(
    fc.property(lines, (placed) => {
      const total = grouped(placed, 0.5).reduce((sum, { count }) => sum + count, 0);
      expect(total).toBe(placed.length);
    })
  );
});

it('finds the nearest training line and sums it up by class', () => {
  expect(nearestClass({ points }, { x: 6, y: 1 })).toBe(2);
  expect(nearestClass({ points: [] }, { x: 6, y: 1 })).toBeNull();
  const own = [1, 2, 9].map((x) => ({ classId: 1, x, y: 0 }));
  expect([...neighbourhoods({ points }, own)]).toEqual([[1, { count: 3, near: [1, 2] }]]);
});
