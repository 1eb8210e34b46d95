import fc from 'fast-check';
import { expect, it } from 'vitest';
import { cosine, packVector } from './embedding.ts';

const vector = fc.array(fc.double({ min: -50, max: 50, noNaN: true }), {
  minLength: 192,
  maxLength: 192
});

it('keeps the direction of a vector to within a hundredth of a right angle', () => {
  fc.assert(
    fc.property(vector, (values) => {
      fc.pre(values.some((value) => Math.abs(value) > 1e-6));
      expect(cosine(packVector(values), values)).toBeGreaterThan(0.999);
    })
  );
});

it('tells one direction, none in common, and none at all', () => {
  expect(cosine([1, 2, 0], [2, 4, 0])).toBeCloseTo(1);
  expect(cosine([1, 0], [0, 3])).toBe(0);
  expect(cosine(packVector([0, 0]), [1, 1])).toBe(0);
});
