import { InsytError, reportError } from '../../base/error.ts';
import type { Watch } from '../../db/schema.ts';
import { listWatches } from '../../db/watches.ts';
import { type Followed, followPass } from '../../pipeline/follow/pass.ts';
import { type LedgerHost, WatchLedger } from './ledger.ts';
import type { WatchProblem, WatchStatus } from './messages.ts';
import { Observing } from './observe.ts';
import { type Survey, survey } from './survey.ts';
import { type LastLook, WatchedFile } from './watched-file.ts';

/** Time from one look to the next, ms; a long look makes it longer, so that looking takes a tenth of the time. */
const EVERY_MS = 1_000;
const SHARE = 10;
/** Least time between two looks, however often it is woken. */
const LEAST_MS = 150;

/** Errors that stay the same as long as the file does. */
const OF_CONTENT = new Set(['not-text', 'not-followed', 'gzip-damaged']);

export interface LoopHost extends LedgerHost {
  /** Runs while no other tab makes a pass: each counts on the ledger as it found it. */
  onePass<T>(pass: () => Promise<T>): Promise<T>;
  onStatuses(statuses: WatchStatus[]): void;
}

/** Looks at what is watched, again and again, and reads what is new. */
export class WatchLoop {
  readonly #ledger: WatchLedger;
  readonly #looks = new Map<string, LastLook>();
  readonly #observing = new Observing(() => this.wake());
  #woken = false;
  #onWake: () => void = () => undefined;

  constructor(readonly host: LoopHost) {
    this.#ledger = new WatchLedger(host);
  }

  /** Looks at once. */
  wake(): void {
    this.#woken = true;
    this.#onWake();
  }

  /** Runs until the host's signal aborts, and rejects then. */
  async run(): Promise<never> {
    try {
      for (;;) {
        this.host.signal.throwIfAborted();
        this.#woken = false;
        const began = performance.now();
        const more = await this.host.onePass(() => this.#look());
        const took = performance.now() - began;
        if (!more) await this.#rest(Math.max(EVERY_MS, took * SHARE));
      }
    } finally {
      this.#observing.stop();
    }
  }

  /**
   * Reads what is new in files that a person picked.
   * @returns those that were not read, and why
   */
  async check(files: readonly File[]): Promise<WatchProblem[]> {
    const picked = files.map(
      (file) => new WatchedFile({ watchId: null, path: file.name }, file, null, undefined)
    );
    for (;;) {
      const outcomes = await this.host.onePass(() => followPass(picked, this.#ledger, Date.now));
      const problems = problemsOf(picked, outcomes);
      if (!outcomes.some(({ rest }) => rest === 'more')) return problems;
    }
  }

  async #look(): Promise<boolean> {
    const watches = (await listWatches(this.host.db)).filter(({ paused }) => !paused);
    await this.#observing.observe(watches);
    const surveys = await Promise.all(
      watches.map((watch) => survey(watch, (spot) => this.#looks.get(spot)))
    );
    const files = surveys.flatMap((one) => one.files);
    const readable = files.filter(({ last }) => last?.refused == null);
    const outcomes = await followPass(readable, this.#ledger, Date.now);
    const byFile = new Map(readable.map((file, i) => [file, outcomes[i]!]));
    this.#looks.clear();
    for (const file of files) this.#looks.set(file.spot, lookOf(file, byFile.get(file)));
    this.host.onStatuses(watches.map((watch, i) => statusOf(watch, surveys[i]!, byFile)));
    return outcomes.some(({ rest }) => rest === 'more');
  }

  async #rest(most: number): Promise<void> {
    await new Promise((resolve) => setTimeout(resolve, LEAST_MS));
    if (this.#woken) return;
    await new Promise<void>((resolve) => {
      const timer = setTimeout(resolve, most - LEAST_MS);
      this.#onWake = () => {
        clearTimeout(timer);
        resolve();
      };
    });
  }
}

function lookOf({ file, text, last }: WatchedFile, outcome: Followed | undefined): LastLook {
  const { size, lastModified } = file;
  if (outcome === undefined) return last!;
  const { sourceId, rest, error } = outcome;
  return {
    size,
    lastModified,
    text,
    sourceId: rest === 'none' ? sourceId : null,
    refused: error instanceof InsytError && OF_CONTENT.has(error.code) ? error : null
  };
}

function problemsOf(
  files: readonly WatchedFile[],
  outcomes: readonly (Followed | undefined)[]
): WatchProblem[] {
  return files.flatMap(({ path, last }, i) => {
    const error = outcomes[i] === undefined ? last?.refused : outcomes[i].error;
    return error == null ? [] : [{ path, error: reportError(error) }];
  });
}

function statusOf(
  { id }: Watch,
  { status, files, problems }: Survey,
  outcomes: ReadonlyMap<WatchedFile, Followed>
): WatchStatus {
  const own = files.map((file) => outcomes.get(file));
  return {
    watchId: id,
    ...status,
    files: files.length,
    reading: own.filter((outcome) => outcome?.rest === 'more').length,
    problems: [...problems, ...problemsOf(files, own)]
  };
}
