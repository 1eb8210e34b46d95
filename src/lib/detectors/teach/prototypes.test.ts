import fc from 'fast-check';
import { expect, it } from 'vitest';
import { packVector } from '../log-line/embedding.ts';
import { type Example, PrototypeHead } from './prototypes.ts';

const example = (classId: number, ...values: number[]): Example => ({
  classId,
  bundle: 'm 1',
  vector: packVector(values)
});
const east = [example(5, 1, 0, 0.1), example(5, 1, 0.1, 0), example(5, 9, 0, 0)];
const north = [example(12, 0, 1, 0.1), example(12, 0.1, 1, 0), example(12, 0, 3, 0)];

it('takes a line for the class of the nearest examples, and says nothing of what is far', () => {
  const head = new PrototypeHead([...east, ...north], 'm 1');
  expect(head.classOf(packVector([5, 0.2, 0]))).toBe(5);
  expect(head.classOf(packVector([0.2, 5, 0]))).toBe(12);
  expect(head.classOf(packVector([0, 0, 1]))).toBe(null);
  expect(head.classOf(packVector([1, 1, 0]))).toBe(null);
});

it('learns nothing from too few, nor from what another model placed', () => {
  expect(new PrototypeHead(east.slice(1), 'm 1').empty).toBe(true);
  expect(new PrototypeHead(east, 'm 2').empty).toBe(true);
  expect(new PrototypeHead([...east.slice(1), ...north.slice(1)], 'm 1').empty).toBe(true);
});

it('keeps to examples of one direction, whatever others are added far from them', () => {
  const far = fc.tuple(fc.nat(1), fc.nat(1), fc.integer({ min: 6, max: 9 }));
  fc.assert(
    fc.property(fc.array(far, { minLength: 3, maxLength: 9 }), (others) => {
      const more = others.map((values) => example(7, ...values));
      const head = new PrototypeHead([...east, ...more], 'm 1');
      for (const { vector } of east) expect(head.classOf(vector)).toBe(5);
    })
  );
});
