import type { ErrorReport } from '../base/error.ts';

/** A source as it is listed. */
export interface SourceRow {
  key: string;
  /** Null for a file that waits and is not stored yet. */
  id: number | null;
  name: string;
  format: string | null;
  state: 'waiting' | 'scanning' | 'paused' | 'stopped' | 'done' | 'failed';
  lines: number;
  detections: number;
  /** Model bundles that judged its lines. */
  bundles: readonly string[];
  /** 0..1 of its bytes read. */
  share: number;
  error: ErrorReport | null;
}

/** An actor as it is listed. */
export interface ActorRow {
  /** Empty where lines name none. */
  actor: string;
  /** Lines shown of it. */
  count: number;
  /** Ms since the epoch; null where no line has a time. */
  first: number | null;
  last: number | null;
}

/** A threat class as it is listed. */
export interface ClassRow {
  classId: number;
  /** Detections that meet the other filters. */
  count: number;
  selected: boolean;
  /** Ms since the epoch, of the lines shown; null where none has a time. */
  first: number | null;
  last: number | null;
}

/** A file that is being read, or waits to be. */
export interface ScanRow {
  key: number;
  name: string;
  bytesRead: number;
  size: number;
  lines: number;
  /** Lines a second. */
  rate: number;
  secondsLeft: number | null;
  paused: boolean;
  cancelling: boolean;
  /** False while the file waits for its turn. */
  started: boolean;
}

/** One detection or unsure line as a row of the table. */
export interface DetectionRow {
  source: string;
  line: number;
  time: number;
  /** Of an unsure line, its likeliest threat. */
  classId: number;
  unsure: boolean;
  /** True where the lines around it decide. */
  byContext: boolean;
  /** Probability of being a threat, 0..1. */
  confidence: number;
  actor: string;
  /** Null until it is read. */
  text: string | null;
}
