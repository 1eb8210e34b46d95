import { liveQuery, type Subscription } from 'dexie';
import { type ErrorReport, reportError } from '../../base/error.ts';
import type { Db, StoredSuppression } from '../../db/schema.ts';
import { listSuppressions } from '../../db/suppressions.ts';
import type { KeySet } from '../../detectors/log-line/text-key.ts';
import { isActive, nextExpiry } from '../../incidents/suppress/suppression.ts';
import { Paced } from '../paced.ts';
import { type Matcher, unionOf } from './matcher.ts';
import { matcherOf } from './matcher-of.ts';
import { NearTexts } from './near-texts.ts';

/** Longest time that a browser's timer counts right, ms. */
const LONGEST_TIMER = 2 ** 31 - 1;

/** What the person suppressed, and which lines that is. */
export class Suppressions {
  /** Those that ended included, the latest first. */
  list: StoredSuppression[] = $state.raw([]);
  /** False until what was suppressed before is read: nothing may be shown for a moment only. */
  ready = $state(false);
  error: ErrorReport | null = $state.raw(null);
  /** Moment at which was last looked which of them hold, ms since the epoch. */
  now = $state(Date.now());
  #near: ReadonlyMap<number, KeySet> | null = $state.raw(null);
  readonly #nearTexts: NearTexts;
  readonly #search = new Paced(() => this.#searchNear());
  readonly #subscription: Subscription;
  #timer: ReturnType<typeof setTimeout> | undefined;

  readonly #active = $derived(this.list.filter((one) => isActive(one, this.now)));

  /** The lines that are suppressed. */
  readonly matcher: Matcher = $derived(unionOf(this.#active.map((one) => this.matcherOf(one))));

  constructor(readonly db: Db) {
    this.#nearTexts = new NearTexts(db);
    this.#subscription = liveQuery(() => listSuppressions(db)).subscribe({
      next: (list) => void this.#take(list),
      error: (error) => (this.error = reportError(error))
    });
  }

  /** The lines that one of them is about. */
  matcherOf({ id, subject }: StoredSuppression): Matcher {
    return matcherOf(subject, this.#near?.get(id));
  }

  /** Those that hold and are about a line. */
  holding(matches: (matcher: Matcher) => boolean): StoredSuppression[] {
    return this.#active.filter((one) => matches(this.matcherOf(one)));
  }

  /** Looks for similar lines among those that were stored since. */
  extend(): void {
    this.#search.request();
  }

  dispose(): void {
    this.#subscription.unsubscribe();
    clearTimeout(this.#timer);
  }

  async #take(list: StoredSuppression[]): Promise<void> {
    this.list = list;
    this.#tick();
    await this.#searchNear();
    this.ready = true;
  }

  /** Looks which of them hold, now and whenever the next one ends. */
  #tick(): void {
    this.now = Date.now();
    clearTimeout(this.#timer);
    const next = nextExpiry(this.list, this.now);
    if (next === null) return;
    this.#timer = setTimeout(() => this.#tick(), Math.min(LONGEST_TIMER, next - this.now));
  }

  async #searchNear(): Promise<void> {
    const wanted = this.list.flatMap(({ id, subject }) =>
      subject.kind === 'similar' ? [{ id, near: subject }] : []
    );
    try {
      if (await this.#nearTexts.search(wanted)) this.#near = this.#nearTexts.found;
    } catch (error) {
      this.error = reportError(error);
    }
  }
}
