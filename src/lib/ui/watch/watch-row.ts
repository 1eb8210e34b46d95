/** A watch as it is listed. */
export interface WatchRow {
  id: number;
  kind: 'file' | 'folder';
  name: string;
  state: 'starting' | 'watching' | 'reading' | 'paused' | 'permission' | 'gone' | 'failed';
  /** Files in a folder; null while they are not known. */
  files: number | null;
  /** Lines judged in all its files. */
  lines: number;
  error: { what: string; next: string } | null;
  /** Files that are not read, and why. */
  problems: { path: string; what: string; next: string }[];
}

/** A file whose new lines were read when it was picked. */
export interface CheckedRow {
  sourceId: number;
  name: string;
  lines: number;
  /** When lines were last found in it, ms since the epoch. */
  readAt: number;
}

/** A line as it is shown when it comes. */
export interface TailRow {
  sourceId: number;
  path: string;
  line: number;
  text: string;
  classId: number;
  unsure: boolean;
}
