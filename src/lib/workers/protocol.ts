import type { ErrorReport } from '../base/error.ts';
import type { ModelCard } from '../detectors/log-line/card/card.ts';
import type { PackedVector } from '../detectors/log-line/embedding.ts';
import type { Manifest } from '../detectors/log-line/manifest.ts';
import type { WatchProblem } from './watch/messages.ts';
import type { LineExplanation } from '../detectors/log-line/why/explain.ts';
import type { Thresholds } from '../detectors/log-line/verdict.ts';

/** How far a scan of one source has come; sent about four times a second. */
export interface ScanProgress {
  sourceId: number;
  name: string;
  /** Bytes of the stored file read, of `size`. */
  bytesRead: number;
  size: number;
  /** Lines judged in this source. */
  lines: number;
  /** Lines a second, over the last seconds. */
  rate: number;
  /** Seconds left at the present rate in bytes; null until there is one. */
  secondsLeft: number | null;
}

/** What happened to a file that was given. */
export type ScanOutcome =
  | { kind: 'done'; sourceId: number; lines: number }
  /** The same content was read to its end before: nothing was done. */
  | { kind: 'known'; sourceId: number }
  /** `sourceId` is null when its turn had not come. */
  | { kind: 'cancelled'; sourceId: number | null }
  | { kind: 'failed'; sourceId: number | null; error: ErrorReport };

/** Bytes of the bundle and the runtime loaded, of all bytes. */
export interface LoadProgress {
  loaded: number;
  total: number;
}

/** A result or an error as plain data: Comlink would lose all of an error but its message. */
export type Reply<T> = { ok: true; value: T } | { ok: false; error: ErrorReport };

/** What computes the model. */
export type Backend = 'wasm' | 'webgpu';

/** Why WebGPU does not compute the model though it was asked to. */
export type BackendNote = 'no-adapter' | 'not-started' | 'no-golden-lines' | 'differs';

/** How the person wants the worker to work. */
export interface Preferences {
  /** Null for as many as are useful. */
  threads: number | null;
  backend: Backend;
  /** Zone of log lines that name none: an IANA name, or null for the device's own. */
  logZone: string | null;
}

/** What the page can ask of the pipeline worker; reached through `PipelineClient` alone. */
export interface PipelineApi {
  /**
   * Loads the model unless it is loaded; reports bytes.
   * @param root URL of the site's root, with the final slash
   * @param preferences those of threads and backend hold until the worker ends
   */
  load(
    root: string,
    preferences: Preferences,
    onProgress: (progress: LoadProgress) => void
  ): Promise<Reply<ModelInfo>>;
  /** Uses the bundle in a picked folder from now on, once the files given before are scanned. */
  importBundle(root: string, files: File[]): Promise<Reply<ModelInfo>>;
  /** Uses the bundle that comes with the page from now on, once the files given before are scanned. */
  useBuiltIn(root: string, onProgress: (progress: LoadProgress) => void): Promise<Reply<ModelInfo>>;
  /**
   * Where the model places lines as they stand in a log; does not wait for scans. `load` first.
   * @returns null where the model in use gives no embeddings
   */
  embed(call: number, texts: string[]): Promise<Reply<Embedded | null>>;
  cancelEmbed(call: number): void;
  /** Keeps files of Sigma rules for the scans that follow. */
  addRules(files: File[]): Promise<Reply<RuleImport[]>>;
  /** The card of the model in use; null where its bundle has none. `load` first. */
  card(): Promise<Reply<ModelCard | null>>;
  /** Why the model in use says what it says of a line; `load` first. */
  explain(line: AskedLine): Promise<Reply<LineExplanation>>;
  /** Scans one file to its end, after those given before; `load` first. */
  scan(
    job: number,
    file: File,
    logZone: Preferences['logZone'],
    onProgress: (progress: ScanProgress) => void
  ): Promise<ScanOutcome>;
  /** Watches what is to be watched from now on, if no other tab does; answers only when it breaks off. */
  watch(): Promise<Reply<never>>;
  /** Looks at what is watched at once. */
  wakeWatch(): void;
  /** Reads what is new in picked files, and tells which were not read. */
  checkFiles(files: File[]): Promise<Reply<WatchProblem[]>>;
  cancel(job: number): void;
  setPaused(job: number, paused: boolean): void;
}

/** A line that the page asks about, as it stands in its source. */
export interface AskedLine {
  text: string;
  /** Format id of its source; null where it is not known. */
  format: string | null;
}

/** Where a model places some lines. */
export interface Embedded {
  /** The model: vectors of two do not compare. */
  bundle: string;
  /** One a line, in their order. */
  vectors: PackedVector[];
}

/** What became of a file of rules. */
export interface RuleImport {
  name: string;
  /** Rules that are used; where there is none, the file was not kept. */
  rules: number;
  /** Sentences on those that are not. */
  refused: string[];
}

/** The loaded model, in figures a page shows. */
export interface ModelInfo {
  name: string;
  version: string;
  licence: string;
  /** False for the bundle that comes with the page. */
  imported: boolean;
  /** What of a line it sees. */
  input: Manifest['input'];
  /** Networks: 2 where a larger one confirms what a small one screens. */
  stages: number;
  threads: number;
  backend: Backend;
  backendNote: BackendNote | null;
  /** What verdicts are marked with. */
  bundle: string;
  /** Whether it tells how alike lines are. */
  embeds: boolean;
  /** Names of the classes the model has learnt. */
  learnt: string[];
  thresholds: Thresholds;
}
