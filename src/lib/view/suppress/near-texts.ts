import { embeddingsSince } from '../../db/embeddings.ts';
import type { Db } from '../../db/schema.ts';
import { addNear, type Near } from '../../detectors/log-line/near.ts';
import { KeySet } from '../../detectors/log-line/text-key.ts';

interface Search {
  near: Near;
  keys: KeySet;
  /** Id of the last chunk of embeddings that was searched. */
  upTo: number;
}

/** Stored texts that lie near some vectors; what was searched is not searched again. */
export class NearTexts {
  readonly #searches = new Map<number, Search>();

  constructor(readonly db: Db) {}

  /** Keys of the texts found near a vector so far, by its number. */
  get found(): ReadonlyMap<number, KeySet> {
    return new Map([...this.#searches].map(([id, { keys }]) => [id, keys]));
  }

  /**
   * Searches for what lies near some vectors, each with a number that stays its own.
   * @returns whether more was found, or a vector is no longer asked for
   */
  async search(wanted: readonly { id: number; near: Near }[]): Promise<boolean> {
    let changed = false;
    for (const id of this.#searches.keys()) {
      if (!wanted.some((one) => one.id === id)) changed = this.#searches.delete(id);
    }
    for (const { id, near } of wanted) {
      if (!this.#searches.has(id)) this.#searches.set(id, { near, keys: new KeySet(), upTo: 0 });
    }
    const searches = [...this.#searches.values()];
    if (searches.length === 0) return changed;
    const from = Math.min(...searches.map(({ upTo }) => upTo));
    for await (const chunk of embeddingsSince(this.db, from)) {
      for (const search of searches) {
        if (chunk.id <= search.upTo) continue;
        search.upTo = chunk.id;
        if (addNear(search.keys, chunk, search.near) > 0) changed = true;
      }
    }
    return changed;
  }
}

/** Keys of all stored texts that lie near a vector. */
export async function textsNear(db: Db, near: Near): Promise<KeySet> {
  const keys = new KeySet();
  for await (const chunk of embeddingsSince(db, 0)) addNear(keys, chunk, near);
  return keys;
}
