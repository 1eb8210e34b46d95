import { embeddingsSince } from '../../db/embeddings.ts';
import type { Db } from '../../db/schema.ts';
import { placesOf } from '../../detectors/log-line/near.ts';
import { type Example, PrototypeHead } from '../../detectors/teach/prototypes.ts';

/** Classes that examples give texts, by text key. */
export class TaughtTexts {
  readonly #classes = new Map<string, number>();

  add(high: number, low: number, classId: number): void {
    this.#classes.set(`${high}:${low}`, classId);
  }

  /** Undefined for a text that examples say nothing of. */
  classOf(high: number, low: number): number | undefined {
    return this.#classes.get(`${high}:${low}`);
  }

  get size(): number {
    return this.#classes.size;
  }
}

/** What examples say of all stored texts, each by the model that placed it. */
export async function taughtTexts(db: Db, examples: readonly Example[]): Promise<TaughtTexts> {
  const taught = new TaughtTexts();
  const heads = new Map<string, PrototypeHead>();
  for (const { bundle } of examples) heads.set(bundle, new PrototypeHead(examples, bundle));
  if ([...heads.values()].every(({ empty }) => empty)) return taught;
  for await (const chunk of embeddingsSince(db, 0)) {
    const head = heads.get(chunk.bundle);
    if (head === undefined) continue;
    for (const { high, low, vector } of placesOf(chunk)) {
      const classId = head.classOf(vector);
      if (classId !== null) taught.add(high, low, classId);
    }
  }
  return taught;
}
