import type { Verdict } from '../../detectors/detector.ts';
import { BENIGN } from '../../detectors/taxonomy.ts';
import type { Moment } from '../evidence.ts';

/** What a line is part of, and how sure that is: 1 where more than the model says so. */
export type Threat = Pick<Verdict, 'classId' | 'confidence'>;

/** The threat of an earlier line, who did it, and when. */
export interface Past extends Threat {
  actor: string;
  at: Moment;
}

/** The threat that a line is part of by the lines before it. */
export interface Around extends Threat {
  /** Whose act it is: not always who the line names. */
  actor: string;
  /** The signal by which it is; null where an earlier detection is ground enough. */
  signal: string | null;
}

/** Probability of being a threat below which the model is sure that a line is honest. */
export const DOUBT = 0.2;

/** Probability of being a threat, as the model alone has it. */
export function chanceOf({ probabilities }: Verdict): number {
  return 1 - probabilities[BENIGN]!;
}

/** The verdict on a line that other lines decide. */
export function drawn(said: Verdict, { classId, confidence }: Threat): Verdict {
  return { ...said, classId, confidence, unsure: null, byContext: true };
}
