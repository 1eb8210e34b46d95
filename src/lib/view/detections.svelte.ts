import type { Subscription } from 'dexie';
import { type ErrorReport, reportError } from '../base/error.ts';
import { detectionsSince } from '../db/results.ts';
import type { Db, Source } from '../db/schema.ts';
import { listSources } from '../db/sources.ts';
import { allTextKeys } from '../db/text-keys.ts';
import { DetectionColumns } from './columns.ts';
import { followSources } from './follow-sources.ts';
import { RowOrders, type RowOrder, type SortKey } from './order.ts';
import { Paced } from './paced.ts';

/**
 * Everything stored, mirrored as it is written by the worker or by another tab. A fast scan writes more often
 * than a page of hundreds of thousands of lines can be made anew.
 */
export class Detections {
  sources: Source[] = $state.raw([]);
  /** False until what was stored before is read. */
  ready = $state(false);
  /** Why nothing can be read; null while all is well. */
  error: ErrorReport | null = $state.raw(null);
  /** Rises when rows were appended. */
  version = $state(0);
  /** Rises when rows were renumbered: row numbers from before mean nothing any more. */
  epoch = $state(0);
  readonly columns = new DetectionColumns();
  readonly #orders = new RowOrders(this.columns);
  readonly #subscription: Subscription;
  #lastChunk = 0;
  readonly #paced = new Paced(() => this.#pull());

  constructor(readonly db: Db) {
    this.#subscription = followSources(db, this.#paced, (error) => {
      this.error = reportError(error);
    });
  }

  /** All rows in an order, the latest included. */
  orderBy(key: SortKey): RowOrder {
    void this.version;
    return this.#orders.by(key);
  }

  dispose(): void {
    this.#subscription.unsubscribe();
  }

  async #pull(): Promise<void> {
    try {
      const sources = await listSources(this.db);
      const chunks = await detectionsSince(this.db, this.#lastChunk);
      const keys = await allTextKeys(this.db, chunks);
      this.#forget(sources);
      chunks.forEach((chunk, i) => {
        this.columns.append(chunk, keys[i]);
        this.#lastChunk = Math.max(this.#lastChunk, chunk.id);
      });
      this.sources = sources;
      if (chunks.length > 0) this.version++;
      this.ready = true;
    } catch (error) {
      this.error = reportError(error);
    }
  }

  #forget(sources: readonly Source[]): void {
    const gone = this.sources.filter(({ id }) => !sources.some((source) => source.id === id));
    if (gone.length === 0) return;
    this.columns.removeSources(gone.map(({ id }) => id));
    this.#orders.reset();
    this.epoch++;
    this.version++;
  }
}
