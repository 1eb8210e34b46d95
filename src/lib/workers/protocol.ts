import type { ErrorReport } from '../base/error.ts';

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

/** What the page can ask of the pipeline worker; reached through `PipelineClient` alone. */
export interface PipelineApi {
  /**
   * Loads the model unless it is loaded; reports bytes.
   * @param root URL of the site's root, with the final slash
   */
  load(root: string, onProgress: (progress: LoadProgress) => void): Promise<Reply<ModelInfo>>;
  /** Scans one file to its end, after those given before; `load` first. */
  scan(job: number, file: File, onProgress: (progress: ScanProgress) => void): Promise<ScanOutcome>;
  cancel(job: number): void;
  setPaused(job: number, paused: boolean): void;
}

/** The loaded model, in figures a page shows. */
export interface ModelInfo {
  version: string;
  threads: number;
  /** Names of the classes the model has learnt. */
  learnt: string[];
  /** Probability of being a threat from which a line is a detection. */
  threshold: number;
}
