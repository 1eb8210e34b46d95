import type { Golden } from '../golden.ts';
import type { Stage } from '../manifest.ts';
import { calibrate, decide, type Decision } from '../verdict.ts';

/** A training line that the model's answers put near another line. */
export interface NearLine {
  /** As the model sees it. */
  text: string;
  /** What the model calls it. */
  classId: number;
  /** Root mean square difference of the logarithms of the class probabilities. */
  distance: number;
}

/** As in training: a probability of 0 has no logarithm. */
const LEAST = 1e-9;

function distanceOf(a: Float32Array, b: Float32Array): number {
  const log = (p: number) => Math.log(Math.max(p, LEAST));
  const squares = a.reduce((sum, p, id) => sum + (log(p) - log(b[id]!)) ** 2, 0);
  return Math.sqrt(squares / a.length);
}

/**
 * The golden lines, which are training lines, of which the model says most nearly the same.
 * @param probabilities of the line, by the same stage
 * @param most of them, nearest first
 */
export function nearestLines(
  { lines }: Golden,
  stage: Stage,
  decision: Decision,
  probabilities: Float32Array,
  most: number
): NearLine[] {
  return lines
    .flatMap(({ text, logits }) => {
      const own = logits.get(stage.name);
      if (!own) return [];
      const theirs = calibrate(Float32Array.from(own), stage);
      const { classId } = decide(theirs, decision);
      return [{ text, classId, distance: distanceOf(theirs, probabilities) }];
    })
    .sort((a, b) => a.distance - b.distance)
    .slice(0, most);
}
