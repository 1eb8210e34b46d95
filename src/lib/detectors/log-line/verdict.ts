import type { Verdict } from '../detector.ts';
import { BENIGN, TAXONOMY } from '../taxonomy.ts';

/** How one network's logits become probabilities; fitted on lines it has not seen. */
export interface Calibration {
  /** p(threat) = sigmoid(scale * margin + bias): Platt 1999, "Probabilistic Outputs for Support Vector Machines". */
  scale: number;
  bias: number;
  /** Divides the threats' logits before softmax: Guo et al. 2017, "On Calibration of Modern Neural Networks". */
  temperature: number;
}

/** Probabilities of being a threat at which something happens to a line, 0..1. */
export interface Thresholds {
  /** From here on `confirm` judges what `screen` has judged; there only when the bundle has both. */
  screen?: number;
  /** From here on a line is unsure. */
  unsure: number;
  /** From here on a line is a detection. */
  detect: number;
}

/** When a text is a threat, and what keeps it from being called one. */
export interface Decision extends Thresholds {
  /** Ids of classes that no line shows by itself: the likeliest threat being one of them, a line is unsure. */
  doubtful: ReadonlySet<number>;
}

/**
 * Calibrated class probabilities of one text. Whether it is a threat is asked of the margin, the log-odds of
 * all threats together against benign; which threat, of the softmax among the threats.
 * @param logits one value a class, in the taxonomy's order; classes beyond its end have probability 0
 * @returns one probability a class of the taxonomy, summing to 1
 */
export function calibrate(
  logits: Float32Array,
  { scale, bias, temperature }: Calibration
): Float32Array {
  const threats = Float64Array.from(logits);
  threats[BENIGN] = -Infinity;
  const top = Math.max(...threats);
  const sumExp = (divisor: number) =>
    threats.reduce((sum, logit) => sum + Math.exp((logit - top) / divisor), 0);
  const margin = top + Math.log(sumExp(1)) - logits[BENIGN]!;
  const threat = 1 / (1 + Math.exp(-(scale * margin + bias)));
  const total = sumExp(temperature);
  const probabilities = new Float32Array(TAXONOMY.length);
  threats.forEach((logit, id) => {
    probabilities[id] = (threat * Math.exp((logit - top) / temperature)) / total;
  });
  probabilities[BENIGN] = 1 - threat;
  return probabilities;
}

/** Calibrated probability of being any threat, 0..1. */
export function threatOf(probabilities: Float32Array): number {
  return 1 - probabilities[BENIGN]!;
}

/**
 * A line is a detection when its probability of being any threat reaches the threshold; its class is then
 * the likeliest threat. Two threat classes that share a line's probability do not make it benign.
 * @param probabilities calibrated, by class id
 */
export function decide(
  probabilities: Float32Array,
  { unsure, detect, doubtful }: Decision
): Verdict {
  const threat = threatOf(probabilities);
  const threats = Array.from(probabilities).fill(-1, BENIGN, BENIGN + 1);
  const likeliest = threats.indexOf(Math.max(...threats));
  if (threat >= detect && !doubtful.has(likeliest))
    return { classId: likeliest, confidence: threat, probabilities, unsure: null };
  const confidence = probabilities[BENIGN]!;
  return {
    classId: BENIGN,
    confidence,
    probabilities,
    unsure: threat >= unsure ? likeliest : null
  };
}
