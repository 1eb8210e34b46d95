import { InsytError } from '../../../base/error.ts';
import type { Golden } from '../golden.ts';
import type { LoadedStage } from '../stage.ts';
import type { Tokenize } from '../tokenize.ts';
import { calibrate, type Decision } from '../verdict.ts';
import { nearestLines, type NearLine } from './nearest.ts';
import { type Explanation, explanationOf } from './occlusion.ts';
import { maskedOnce, spansOf } from './tokens.ts';

/** Training lines shown beside a line. */
const NEAR = 3;

/** Why the model says what it says of a line, and which training lines it says nearly the same of. */
export interface LineExplanation extends Explanation {
  /** Nearest first; empty where the bundle has no golden lines. */
  near: NearLine[];
  /** Golden lines that were compared. */
  compared: number;
}

/**
 * Explains what a network says of a text: all its tokens masked, one at a time, in one batch.
 * @throws InsytError `no-mask` when the vocabulary has no token to mask others with
 */
export async function explainText(
  text: string,
  tokenize: Tokenize,
  stage: LoadedStage,
  { golden, decision }: { golden: Golden | null; decision: Decision }
): Promise<LineExplanation> {
  if (tokenize.mask === null) {
    throw new InsytError(
      'no-mask',
      'The model in use cannot be asked why: its vocabulary has no [MASK].',
      'Use the built-in model (page Model), or a bundle whose tokenizer has that token.'
    );
  }
  const ids = tokenize(text);
  const pieces = tokenize.pieces(text);
  const spans = spansOf(text, pieces);
  const outputs = await stage.model.run([ids, ...maskedOnce(ids, tokenize.mask)]);
  const [whole, ...masked] = outputs.map(({ logits }) => calibrate(logits, stage));
  const tokens = pieces.map((token, i) => ({ token, span: spans[i]! }));
  return {
    ...explanationOf(text, tokens, whole!, masked),
    near: golden ? nearestLines(golden, stage, decision, whole!, NEAR) : [],
    compared: golden?.lines.length ?? 0
  };
}
