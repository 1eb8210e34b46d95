import * as Comlink from 'comlink';
import { InsytError } from '../base/error.ts';
import { PendingCalls } from './pending-calls.ts';
import type {
  Embedded,
  LoadProgress,
  ModelInfo,
  PipelineApi,
  Reply,
  RuleImport,
  ScanOutcome,
  ScanProgress
} from './protocol.ts';

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
  #worker: Worker | null = null;
  #api: Comlink.Remote<PipelineApi> | null = null;
  #calls = new PendingCalls();
  #nextJob = 1;
  #nextEmbed = 1;

  /**
   * @param root URL of the site's root, with the final slash
   * @param startWorker makes the worker; given by tests
   */
  constructor(root = new URL('.', document.baseURI).href, startWorker = newWorker) {
    this.#root = root;
    this.#startWorker = startWorker;
  }

  /**
   * Loads the model in the worker, once.
   * @throws InsytError when it is not usable or does not arrive; the signal's reason when aborted
   */
  async load(
    onProgress: (progress: LoadProgress) => void,
    signal?: AbortSignal
  ): Promise<ModelInfo> {
    const call = this.#remote().load(this.#root, Comlink.proxy(onProgress));
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
    const reply = await this.#calls.track(call, signal);
    if (reply.ok) return reply.value;
    const { code, what, next, cause } = reply.error;
    throw new InsytError(code, what, next, cause ?? undefined);
  }

  async #scan(
    job: number,
    file: File,
    onProgress: (progress: ScanProgress) => void
  ): Promise<ScanOutcome> {
    try {
      await this.load(() => undefined);
      return await this.#calls.track<ScanOutcome>(
        this.#remote().scan(job, file, Comlink.proxy(onProgress))
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
