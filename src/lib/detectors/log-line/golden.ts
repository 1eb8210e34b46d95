import { at, entries, list, number, text } from './card/read.ts';
import type { LoadedStage } from './stage.ts';

/** A training line that ships with a bundle, with what the training framework's networks say of it. */
export interface GoldenLine {
  /** As the model sees it. */
  text: string;
  ids: number[];
  /** Logits by stage, each by class id. */
  logits: Map<string, number[]>;
}

/** Lines that any runtime of a bundle's networks must judge alike (ml/train/golden.py). */
export interface Golden {
  /** By stage: largest difference of a logit that int8 weights may make. */
  tolerance: Map<string, number>;
  lines: GoldenLine[];
}

/** Reads golden.json; null where there are no such lines in it. */
export function readGolden(json: unknown): Golden | null {
  const lines = list(goldenLine)(at(json, 'lines'));
  const tolerance = new Map(entries(number)(at(json, 'tolerance')));
  return lines.length > 0 ? { tolerance, lines } : null;
}

function goldenLine(value: unknown): GoldenLine | null {
  const own = text(at(value, 'text'));
  const ids = list(number)(at(value, 'ids'));
  const logits = new Map(entries((row) => list(number)(row))(at(value, 'logits')));
  return own === null || ids.length === 0 || logits.size === 0 ? null : { text: own, ids, logits };
}

/** Whether networks, on the runtime they were loaded in, say of the golden lines what they must. */
export async function agrees(stages: readonly LoadedStage[], golden: Golden): Promise<boolean> {
  for (const { name, model } of stages) {
    const tolerance = golden.tolerance.get(name);
    if (tolerance === undefined) return false;
    const computed = await model.run(golden.lines.map(({ ids }) => ids));
    const close = golden.lines.every(({ logits }, row) =>
      logits
        .get(name)
        ?.every((logit, id) => Math.abs(logit - computed[row]!.logits[id]!) <= tolerance)
    );
    if (!close) return false;
  }
  return true;
}
