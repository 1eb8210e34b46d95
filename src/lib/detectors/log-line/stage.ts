import { BATCH } from './batches.ts';
import type { Bundle } from './bundle.ts';
import { type Manifest, refuse, type Stage } from './manifest.ts';
import { loadModel, type Model, type RuntimeOptions } from './model.ts';
import type { Tokenize } from './tokenize.ts';

/** One network of a bundle, ready to judge. */
export interface LoadedStage extends Stage {
  model: Model;
  /** Whether its network gives an embedding. */
  embeds: boolean;
}

/**
 * Starts the networks of a bundle, in the order of its stages.
 * @throws InsytError `model-not-started`, or `bundle-refused` when a network does not fit its manifest
 */
export async function loadStages(
  { manifest, models }: Bundle,
  tokenize: Tokenize,
  runtime: RuntimeOptions,
  signal: AbortSignal
): Promise<LoadedStage[]> {
  const stages: LoadedStage[] = [];
  try {
    for (const [i, stage] of manifest.stages.entries()) {
      signal.throwIfAborted();
      const model = await loadModel(stage.file, models[i]!, runtime);
      stages.push({ ...stage, model, embeds: false });
      stages[i]!.embeds = await warmUp(stages[i]!, tokenize, manifest);
    }
  } catch (error) {
    await releaseStages(stages);
    throw error;
  }
  return stages;
}

/** Frees the memory of networks. */
export async function releaseStages(stages: readonly LoadedStage[]): Promise<void> {
  for (const { model } of stages) await model.dispose();
}

/**
 * The first runs are two to three times slower: they belong to loading, not to the first file.
 * @returns whether the network gives an embedding
 */
async function warmUp(
  stage: LoadedStage,
  tokenize: Tokenize,
  manifest: Manifest
): Promise<boolean> {
  const { file, model } = stage;
  const { labels, sequenceLength } = manifest;
  const text = 'web get 200 ref - ua - /';
  const batch = Array.from({ length: BATCH }, () => tokenize(text));
  for (let run = 0; run < 3; run++) await model.run(batch);
  // A network for shorter texts would fail at the first long line only.
  const longest = tokenize(`${text} `.repeat(sequenceLength));
  const [output] = await model.run([longest]).catch((error: unknown) => {
    refuse(`${file} cannot judge texts of ${sequenceLength} tokens (${String(error)})`);
  });
  const { logits } = output!;
  if (logits.length !== labels.length)
    refuse(`${file} has ${logits.length} outputs, manifest.json lists ${labels.length} labels`);
  return output!.embedding !== null;
}
