import type { Verdict } from '../detector.ts';
import { BENIGN } from '../taxonomy.ts';

/**
 * Calibrated class probabilities: softmax of the logits over the temperature.
 * @param logits one value a class
 */
export function softmax(logits: Float32Array, temperature: number): Float32Array {
  const top = Math.max(...logits);
  const weights = Float32Array.from(logits, (logit) => Math.exp((logit - top) / temperature));
  const sum = weights.reduce((total, weight) => total + weight, 0);
  return weights.map((weight) => weight / sum);
}

/**
 * A line is a detection when its probability of being any threat reaches the threshold; its class is then
 * the likeliest threat. Two threat classes that share a line's probability do not make it benign.
 * @param probabilities calibrated, by class id
 */
export function decide(probabilities: Float32Array, threshold: number): Verdict {
  const threat = 1 - probabilities[BENIGN]!;
  if (threat < threshold) {
    return { classId: BENIGN, confidence: probabilities[BENIGN]!, probabilities };
  }
  const threats = Array.from(probabilities).fill(-1, BENIGN, BENIGN + 1);
  const classId = threats.indexOf(Math.max(...threats));
  return { classId, confidence: threat, probabilities };
}
