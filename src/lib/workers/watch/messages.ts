import type { ErrorReport } from '../../base/error.ts';

/** Channel on which the tab that watches tells all tabs what it sees. */
export const WATCH_CHANNEL = 'insyt-watch';

/** Lines that are shown as they come, at most. */
export const TAIL_LINES = 300;

/** A file that is not read, and why. */
export interface WatchProblem {
  path: string;
  error: ErrorReport;
}

/** How a watch stands. */
export interface WatchStatus {
  watchId: number;
  /** `permission`: the browser wants the person to allow it again. `gone`: it is not there now. */
  state: 'watching' | 'permission' | 'gone' | 'failed';
  /** Why it failed. */
  error: ErrorReport | null;
  /** Files in it. */
  files: number;
  /** Files of which more is to be read at once. */
  reading: number;
  problems: WatchProblem[];
}

/** A line that was just judged. */
export interface TailLine {
  sourceId: number;
  path: string;
  /** 1-based. */
  line: number;
  text: string;
  /** Class id; of an unsure line, its likeliest threat. */
  classId: number;
  unsure: boolean;
}

export type WatchMessage =
  { kind: 'statuses'; statuses: WatchStatus[] } | { kind: 'lines'; lines: TailLine[] };
