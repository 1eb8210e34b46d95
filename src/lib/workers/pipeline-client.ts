import * as Comlink from 'comlink';
import { InsytError } from '../base/error.ts';
import type { ModelCard } from '../detectors/log-line/card/card.ts';
import type { LineExplanation } from '../detectors/log-line/why/explain.ts';
import { PendingCalls } from './pending-calls.ts';
import type {
  AskedLine,
  Embedded,
  LoadProgress,
  ModelInfo,
  PipelineApi,
  Preferences,
  Reply,
  RuleImport,
  ScanOutcome,
  ScanProgress
} from './protocol.ts';
import { valueOf } from './reply.ts';
import type { WatchProblem } from './watch/messages.ts';

/** A file on its way through the pipeline. */
export interface ScanJob {
  /** Never rejects: a failure is an outcome, with what happened and what to do. */
  readonly outcome: Promise<ScanOutcome>;
  pause(): void;
  resume(): void;
  cancel(): void;
}

/** Time the worker has for hearing a cancel, ms; a model run takes about 20. */
const HEARING_MS = 5_000;

const NO_PREFERENCES: Preferences = { threads: null, backend: 'wasm', logZone: null };

function newWorker(): Worker {
  return new Worker(new URL('./pipeline.worker.ts', import.meta.url), { type: 'module' });
}

/**
 * The page's only way to the pipeline worker. Comlink never settles a call whose worker died; here
 * every call is settled by `onerror`, termination and disposal, and the next call starts a new worker.
 */
export class PipelineClient {
  readonly #root: string;
  readonly #startWorker: () => Worker;
  readonly #preferences: () => Preferences;
  #worker: Worker | null = null;
  #api: Comlink.Remote<PipelineApi> | null = null;
  #calls = new PendingCalls();
  #nextJob = 1;
  #nextEmbed = 1;

  /**
   * @param root URL of the site's root, with the final slash
   * @param startWorker makes the worker; given by tests
   * @param preferences asked when a worker is started and when a file is given
   */
  constructor(
    root = new URL('.', document.baseURI).href,
    startWorker = newWorker,
    preferences = () => NO_PREFERENCES
  ) {
    this.#root = root;
    this.#startWorker = startWorker;
    this.#preferences = preferences;
  }

  /**
   * Loads the model in the worker, once.
   * @throws InsytError when it is not usable or does not arrive; the signal's reason when aborted
   */
  async load(
    onProgress: (progress: LoadProgress) => void,
    signal?: AbortSignal
  ): Promise<ModelInfo> {
    const call = this.#remote().load(this.#root, this.#preferences(), Comlink.proxy(onProgress));
    return this.#answer<ModelInfo>(call, signal);
  }

  /**
   * Uses the model bundle in a picked folder from now on, after the files that are queued.
   * @throws InsytError when it is not usable: the model that was in use stays so
   */
  importBundle(files: File[]): Promise<ModelInfo> {
    return this.#answer<ModelInfo>(this.#remote().importBundle(this.#root, files));
  }

  /**
   * Uses the built-in model from now on, after the files that are queued.
   * @throws InsytError when it does not arrive: the model that was in use stays so
   */
  useBuiltIn(onProgress: (progress: LoadProgress) => void): Promise<ModelInfo> {
    const call = this.#remote().useBuiltIn(this.#root, Comlink.proxy(onProgress));
    return this.#answer<ModelInfo>(call);
  }

  /**
   * Keeps files of Sigma rules for the scans that follow those that are queued.
   * @returns what became of each file
   * @throws InsytError when they cannot be stored
   */
  addRules(files: File[]): Promise<RuleImport[]> {
    return this.#answer<RuleImport[]>(this.#remote().addRules(files));
  }

  /**
   * Watches from now on what is to be watched; of several tabs, one does at a time. Never resolves.
   * @throws InsytError when it breaks off, as when the worker dies
   */
  async watch(): Promise<never> {
    await this.load(() => undefined);
    return this.#answer<never>(this.#remote().watch());
  }

  /** Looks at what is watched at once, if this tab is the one that watches. */
  wakeWatch(): void {
    void this.#api?.wakeWatch();
  }

  /**
   * Reads what is new in files that a person picked again.
   * @returns those that were not read, and why
   * @throws InsytError when the model does not load, or the worker dies
   */
  async checkFiles(files: File[]): Promise<WatchProblem[]> {
    await this.load(() => undefined);
    return this.#answer<WatchProblem[]>(this.#remote().checkFiles(files));
  }

  /**
   * The card of the model in use; null where its bundle has none. Load it first.
   * @throws InsytError when there is no model or the card is damaged; the signal's reason when aborted
   */
  card(signal?: AbortSignal): Promise<ModelCard | null> {
    return this.#answer<ModelCard | null>(this.#remote().card(), signal);
  }

  /**
   * Why the model in use says what it says of a line.
   * @throws InsytError when the model is not usable or cannot be asked so; the signal's reason when aborted
   */
  explain(line: AskedLine, signal?: AbortSignal): Promise<LineExplanation> {
    return this.#answer<LineExplanation>(this.#remote().explain(line), signal);
  }

  /**
   * Where the model places lines as they stand in a log; it is loaded first if it is not.
   * @returns null where the model in use gives no embeddings
   * @throws InsytError when the model does not run; the signal's reason when aborted
   */
  async embed(texts: string[], signal?: AbortSignal): Promise<Embedded | null> {
    await this.load(() => undefined, signal);
    const call = this.#nextEmbed++;
    const cancel = () => void this.#api?.cancelEmbed(call);
    signal?.addEventListener('abort', cancel, { once: true });
    try {
      return await this.#answer<Embedded | null>(this.#remote().embed(call, texts), signal);
    } finally {
      signal?.removeEventListener('abort', cancel);
    }
  }

  /** Queues a file; the model is loaded first if it is not. */
  scan(file: File, onProgress: (progress: ScanProgress) => void): ScanJob {
    const job = this.#nextJob++;
    return {
      outcome: this.#scan(job, file, onProgress),
      pause: () => void this.#api?.setPaused(job, true),
      resume: () => void this.#api?.setPaused(job, false),
      cancel: () => void this.#cancel(job)
    };
  }

  /** Ends the worker; what is pending is told so. */
  dispose(): void {
    this.#stop(died('was closed'));
  }

  /** An answer's value; its error thrown as it was in the worker. */
  async #answer<T>(call: Promise<Reply<T>>, signal?: AbortSignal): Promise<T> {
    return valueOf(await this.#calls.track(call, signal));
  }

  async #scan(
    job: number,
    file: File,
    onProgress: (progress: ScanProgress) => void
  ): Promise<ScanOutcome> {
    const { logZone } = this.#preferences();
    try {
      await this.load(() => undefined);
      return await this.#calls.track<ScanOutcome>(
        this.#remote().scan(job, file, logZone, Comlink.proxy(onProgress))
      );
    } catch (error) {
      return { kind: 'failed', sourceId: null, error: reportOf(error, file.name) };
    }
  }

  async #cancel(job: number): Promise<void> {
    const api = this.#api;
    if (!api) return;
    // A kernel that hangs hears nothing: end its worker. What was stored stays.
    const timer = setTimeout(() => this.#stop(died('did not answer')), HEARING_MS);
    await this.#calls.track(api.cancel(job)).catch(() => undefined);
    clearTimeout(timer);
  }

  #remote(): Comlink.Remote<PipelineApi> {
    if (!this.#api) {
      const worker = this.#startWorker();
      worker.onerror = (event) =>
        this.#stop(died(`failed: ${event.message || 'it could not be started'}`));
      worker.onmessageerror = () => this.#stop(died('sent what could not be read'));
      this.#worker = worker;
      this.#api = Comlink.wrap<PipelineApi>(worker);
    }
    return this.#api;
  }

  #stop(reason: InsytError): void {
    this.#worker?.terminate();
    this.#worker = null;
    this.#api = null;
    this.#calls.rejectAll(reason);
  }
}

function died(how: string): InsytError {
  return new InsytError(
    'worker-died',
    `The scanner ${how}.`,
    'Give the file again: it continues after the lines that are already stored.'
  );
}

function reportOf(error: unknown, name: string) {
  const { code, what, next } =
    error instanceof InsytError
      ? error
      : new InsytError('unexpected', String(error), 'Reload the page and give the file again.');
  return { code, what: `${name}: ${what}`, next, cause: null };
}
