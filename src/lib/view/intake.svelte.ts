import { type ErrorReport, reportError } from '../base/error.ts';
import { STATUS_WORDS } from '../words/status.ts';
import type { PipelineClient, ScanJob } from '../workers/pipeline-client.ts';
import type { LoadProgress, ModelInfo, ScanOutcome, ScanProgress } from '../workers/protocol.ts';
import type { Originals } from './lines/originals.svelte.ts';
import { ruleNotice } from './rule-notice.ts';

/** A sentence for the person, until they dismiss it. */
export interface Notice {
  id: number;
  kind: 'error' | 'info';
  what: string;
  next: string;
  /** Files that were scanned before, of which one notice tells together. */
  known?: readonly string[];
}

/** Where the model stands. */
export type ModelState =
  | { kind: 'loading'; progress: LoadProgress }
  | { kind: 'ready'; info: ModelInfo }
  | { kind: 'failed'; error: ErrorReport };

/** One file on its way through the pipeline. */
export class Job {
  progress: ScanProgress | null = $state.raw(null);
  paused = $state(false);
  cancelling = $state(false);
  scan: ScanJob | null = null;

  constructor(
    readonly id: number,
    readonly file: File
  ) {}

  pause(): void {
    this.paused = true;
    this.scan?.pause();
  }

  resume(): void {
    this.paused = false;
    this.scan?.resume();
  }

  cancel(): void {
    this.cancelling = true;
    this.scan?.cancel();
  }
}

/** Takes files in: the model, the queue of files, and what became of them. */
export class Intake {
  model: ModelState = $state.raw({ kind: 'loading', progress: { loaded: 0, total: 0 } });
  jobs: Job[] = $state.raw([]);
  notices: Notice[] = $state.raw([]);
  #nextId = 1;

  /**
   * @param originals told which file is which source's
   * @param onShow called with the source that the person gave again; null when it was more than one
   */
  constructor(
    readonly client: PipelineClient,
    readonly originals: Originals,
    readonly onShow: (sourceId: number | null) => void
  ) {}

  /** Loads the model; may be called again after a failure. */
  async loadModel(): Promise<void> {
    this.model = { kind: 'loading', progress: { loaded: 0, total: 0 } };
    try {
      const info = await this.client.load((progress) => {
        if (this.model.kind === 'loading') this.model = { kind: 'loading', progress };
      });
      this.model = { kind: 'ready', info };
    } catch (error) {
      this.model = { kind: 'failed', error: reportError(error) };
    }
  }

  /** Loads the model in a new worker, under the preferences of now; ends what the old one does. */
  async restart(): Promise<void> {
    this.client.dispose();
    await this.loadModel();
  }

  /** Queues files in the order given. */
  add(files: readonly File[]): Job[] {
    return files.map((file) => {
      const job = new Job(this.#nextId++, file);
      job.scan = this.client.scan(file, (progress) => {
        job.progress = progress;
        this.originals.keep(progress.sourceId, file);
      });
      this.jobs = [...this.jobs, job];
      void job.scan.outcome.then((outcome) => this.#settle(job, outcome));
      return job;
    });
  }

  /** Keeps rule files for the scans that follow, and says what became of them. */
  async addRules(files: readonly File[]): Promise<void> {
    try {
      for (const imported of await this.client.addRules([...files])) {
        const { kind, what, next } = ruleNotice(imported);
        this.#notify(kind, what, next);
      }
    } catch (error) {
      this.fail(error);
    }
  }

  /** Shows an error that has no file of the queue. */
  fail(error: unknown): void {
    const { what, next } = reportError(error);
    this.#notify('error', what, next);
  }

  dismiss(id: number): void {
    this.notices = this.notices.filter((notice) => notice.id !== id);
  }

  dismissAll(): void {
    this.notices = [];
  }

  #settle(job: Job, outcome: ScanOutcome): void {
    this.jobs = this.jobs.filter((other) => other !== job);
    if (outcome.sourceId !== null) this.originals.keep(outcome.sourceId, job.file);
    if (outcome.kind === 'failed') {
      this.#notify('error', outcome.error.what, outcome.error.next);
    } else if (outcome.kind === 'known') {
      this.#tellKnown(job.file.name, outcome.sourceId);
    }
  }

  #tellKnown(name: string, sourceId: number): void {
    const known = [...(this.notices.find((notice) => notice.known)?.known ?? []), name];
    const one = known.length === 1;
    const notice: Notice = {
      id: this.#nextId++,
      kind: 'info',
      ...(one ? STATUS_WORDS.known(name) : STATUS_WORDS.manyKnown(known.length)),
      known
    };
    this.notices = [...this.notices.filter((other) => !other.known), notice];
    this.onShow(one ? sourceId : null);
  }

  #notify(kind: Notice['kind'], what: string, next: string): void {
    this.notices = [...this.notices, { id: this.#nextId++, kind, what, next }];
  }
}
