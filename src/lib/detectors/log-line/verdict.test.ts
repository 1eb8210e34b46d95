import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { BENIGN, TAXONOMY } from '../taxonomy.ts';
import { calibrate, decide, threatOf, type Calibration } from './verdict.ts';

const logitsOf = (classes: number) =>
  fc
    .array(fc.float({ min: -30, max: 30, noNaN: true }), { minLength: classes, maxLength: classes })
    .map((values) => Float32Array.from(values));
const logits = fc.oneof(logitsOf(TAXONOMY.length), logitsOf(23));
const identity: Calibration = { scale: 1, bias: 0, temperature: 1 };
const calibration = fc.record({
  scale: fc.double({ min: 0.1, max: 4, noNaN: true }),
  bias: fc.double({ min: -5, max: 5, noNaN: true }),
  temperature: fc.double({ min: 0.2, max: 8, noNaN: true })
});

const sumOf = (values: Float32Array) => values.reduce((sum, value) => sum + value, 0);
const likeliestThreat = (values: Float32Array) => {
  const threats = Array.from(values).fill(-Infinity, BENIGN, BENIGN + 1);
  return threats.indexOf(Math.max(...threats));
};

describe('calibrate', () => {
  it('is softmax where nothing is corrected', () => {
    fc.assert(
      fc.property(logits, (values) => {
        const weights = Array.from(values, (logit) => Math.exp(logit));
        const sum = weights.reduce((total, weight) => total + weight, 0);
        const probabilities = calibrate(values, identity);
        weights.forEach((weight, id) => expect(probabilities[id]).toBeCloseTo(weight / sum, 5));
      })
    );
  });

  it('gives every class of the taxonomy a probability, in sum 1; those without a logit 0', () => {
    fc.assert(
      fc.property(logits, calibration, (values, correction) => {
        const probabilities = calibrate(values, correction);
        expect(probabilities).toHaveLength(TAXONOMY.length);
        expect(sumOf(probabilities)).toBeCloseTo(1, 4);
        expect(probabilities.subarray(values.length).every((p) => p === 0)).toBe(true);
      })
    );
  });

  it('moves the probability of a threat by scale and bias, and the class among threats by nothing', () => {
    fc.assert(
      fc.property(logits, calibration, (values, correction) => {
        const odds = (p: number) => Math.log(p / (1 - p));
        const plain = calibrate(values, identity);
        const corrected = calibrate(values, correction);
        const margin = odds(threatOf(plain));
        // Beyond this, a probability in 32 bits no longer tells its odds.
        fc.pre(Math.abs(margin) < 5 && Math.abs(correction.scale * margin + correction.bias) < 5);
        expect(odds(threatOf(corrected))).toBeCloseTo(
          correction.scale * margin + correction.bias,
          1
        );
        expect(corrected[likeliestThreat(values)]).toBe(Math.max(...corrected.with(BENIGN, 0)));
      })
    );
  });
});

describe('decide', () => {
  const none: ReadonlySet<number> = new Set();
  const probabilities = new Float32Array(TAXONOMY.length);
  probabilities[BENIGN] = 0.4;
  probabilities[5] = 0.35;
  probabilities[9] = 0.25;

  it.each([
    [
      { unsure: 0.3, detect: 0.5 },
      { classId: 5, confidence: 0.6, unsure: null }
    ],
    [
      { unsure: 0.5, detect: 0.7 },
      { classId: BENIGN, confidence: 0.4, unsure: 5 }
    ],
    [
      { unsure: 0.65, detect: 0.7 },
      { classId: BENIGN, confidence: 0.4, unsure: null }
    ]
  ])('goes by the probability of any threat, and names the likeliest: %o', (thresholds, said) => {
    expect(decide(probabilities, { ...thresholds, doubtful: none })).toMatchObject({
      ...said,
      confidence: expect.closeTo(said.confidence) as number
    });
  });

  it('is unsure of a class that no line shows by itself', () => {
    const sure = { unsure: 0.3, detect: 0.5 };
    expect(decide(probabilities, { ...sure, doubtful: new Set([5]) })).toMatchObject({
      classId: BENIGN,
      confidence: expect.closeTo(0.4) as number,
      unsure: 5
    });
    expect(decide(probabilities, { ...sure, doubtful: new Set([9]) }).classId).toBe(5);
  });

  it('never names benign for a line that reaches a threshold', () => {
    const level = fc.float({ min: 0, max: 1, noNaN: true });
    fc.assert(
      fc.property(logits, level, level, (values, one, other) => {
        const thresholds = { unsure: Math.min(one, other), detect: Math.max(one, other) };
        const given = calibrate(values, identity);
        const { classId, unsure } = decide(given, { ...thresholds, doubtful: none });
        const threat = threatOf(given);
        expect(classId === BENIGN).toBe(threat < thresholds.detect);
        expect(unsure !== null).toBe(threat >= thresholds.unsure && threat < thresholds.detect);
        expect(unsure).not.toBe(BENIGN);
      })
    );
  });
});
