import fc from 'fast-check';
import { expect, it } from 'vitest';
import { BENIGN, TAXONOMY } from '../taxonomy.ts';
import { decide, softmax } from './verdict.ts';

const logits = fc
  .array(fc.float({ min: -30, max: 30, noNaN: true }), {
    minLength: TAXONOMY.length,
    maxLength: TAXONOMY.length
  })
  .map((values) => Float32Array.from(values));

it('gives probabilities, the higher temperature the flatter, in the order of the logits', () => {
  fc.assert(
    fc.property(logits, (values) => {
      const sharp = softmax(values, 1);
      const flat = softmax(values, 3);
      expect(sharp.reduce((sum, p) => sum + p, 0)).toBeCloseTo(1, 4);
      expect(Math.max(...flat)).toBeLessThanOrEqual(Math.max(...sharp) + 1e-6);
      expect(sharp[values.indexOf(Math.max(...values))]).toBe(Math.max(...sharp));
    })
  );
});

it('flags by the probability of any threat, and names the likeliest', () => {
  const probabilities = new Float32Array(TAXONOMY.length);
  probabilities[BENIGN] = 0.4;
  probabilities[5] = 0.35;
  probabilities[9] = 0.25;
  expect(decide(probabilities, 0.5)).toMatchObject({
    classId: 5,
    confidence: expect.closeTo(0.6) as number
  });
  expect(decide(probabilities, 0.7)).toMatchObject({
    classId: BENIGN,
    confidence: expect.closeTo(0.4) as number
  });
});

it('never names benign for a line that reaches the threshold', () => {
  fc.assert(
    fc.property(logits, fc.float({ min: 0, max: 1, noNaN: true }), (values, threshold) => {
      const probabilities = softmax(values, 1);
      const { classId } = decide(probabilities, threshold);
      expect(classId === BENIGN).toBe(1 - probabilities[BENIGN]! < threshold);
    })
  );
});
