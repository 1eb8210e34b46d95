import { BENIGN } from '../../taxonomy.ts';
import { threatOf } from '../verdict.ts';
import type { Span } from './tokens.ts';

/** What a token does for the verdict, as far as the model's answer without it tells. */
export interface TokenEffect {
  token: string;
  /** Where it lies in the text; null where that is not known. */
  span: Span | null;
  /** Probability of being any threat with the token masked, 0..1. */
  threat: number;
  /** Probability of the explained class with the token masked, 0..1. */
  ofClass: number;
  /** By how much masking it lowers the log-odds of being a threat; negative where it raises them. */
  weight: number;
}

/** Why the model says what it says of a text. */
export interface Explanation {
  /** What the model reads. */
  text: string;
  /** Characters of it that it reads; what follows was cut off. */
  read: number;
  /** The likeliest threat class, which is explained. */
  classId: number;
  /** Of the whole text, 0..1, by class id. */
  probabilities: Float32Array;
  /** In their order. Their weights do not add up: tokens work together. */
  tokens: TokenEffect[];
}

/** Keeps log-odds finite. */
const LEAST = 1e-7;

function logOdds(probability: number): number {
  const p = Math.min(1 - LEAST, Math.max(LEAST, probability));
  return Math.log(p / (1 - p));
}

/** The likeliest class that is not benign. */
export function likeliestThreat(probabilities: Float32Array): number {
  const threats = Array.from(probabilities).fill(-1, BENIGN, BENIGN + 1);
  return threats.indexOf(Math.max(...threats));
}

/**
 * Explains by occlusion: each token is masked once, and what then changes is its effect (Zeiler & Fergus 2014,
 * "Visualizing and Understanding Convolutional Networks"; for text: Li et al. 2016, "Understanding Neural
 * Networks through Representation Erasure").
 * @param tokens with their places, in their order
 * @param whole probabilities of the whole text
 * @param masked probabilities with each of the tokens masked, in the same order
 */
export function explanationOf(
  text: string,
  tokens: readonly { token: string; span: Span | null }[],
  whole: Float32Array,
  masked: readonly Float32Array[]
): Explanation {
  const classId = likeliestThreat(whole);
  const odds = logOdds(threatOf(whole));
  return {
    text,
    read: tokens.findLast(({ span }) => span !== null)?.span?.end ?? 0,
    classId,
    probabilities: whole,
    tokens: tokens.map(({ token, span }, i) => {
      const threat = threatOf(masked[i]!);
      return {
        token,
        span,
        threat,
        ofClass: masked[i]![classId]!,
        weight: odds - logOdds(threat)
      };
    })
  };
}
