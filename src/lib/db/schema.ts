import Dexie, { type EntityTable } from 'dexie';
import type { ErrorReport } from '../base/error.ts';

/** How far a source has come; `stopped` waits for the same file to be given again. */
export type SourceState = 'scanning' | 'paused' | 'stopped' | 'done' | 'failed';

/** Where records come from: a file, or a paste. */
export interface Source {
  id: number;
  name: string;
  /** Bytes of the file as stored (compressed, if it is). */
  size: number;
  /** Content hash of the head with the size: the same file given again continues where it stopped. */
  fingerprint: string;
  /** Format id found in the content; null before the first line. */
  format: string | null;
  state: SourceState;
  /** Lines judged so far. */
  lines: number;
  /** Bytes of the (decompressed) text judged so far: where to continue. */
  offset: number;
  /** Bytes of the stored file read so far, for progress. */
  bytesRead: number;
  /** Lines of each class, by class id. */
  counts: number[];
  error: ErrorReport | null;
  /** Ms since the epoch. */
  addedAt: number;
}

/** Verdicts of consecutive lines, two bytes a line. */
export interface VerdictChunk {
  id: number;
  sourceId: number;
  /** 1-based number of the first line. */
  firstLine: number;
  /** Byte offset of the first line in the (decompressed) text. */
  byteOffset: number;
  /** Class id of each line. */
  classes: Uint8Array;
  /** Confidence of each line, 0..255 for 0..1. */
  confidences: Uint8Array;
}

/** The detections among the lines of a verdict chunk, as columns of equal length. */
export interface DetectionChunk {
  id: number;
  sourceId: number;
  firstLine: number;
  /** 1-based line numbers, ascending. */
  lines: Uint32Array;
  /** Ms since the epoch, UTC; NaN where the line has no time. */
  times: Float64Array;
  classes: Uint8Array;
  /** 0..1. */
  confidences: Float32Array;
  /** Probability of each class for each detection (0..255 for 0..1): 29 bytes a detection. */
  probabilities: Uint8Array;
  actors: string[];
}

/** Text of the detections among a verdict chunk's lines and of the lines around them. */
export interface ExcerptChunk {
  id: number;
  sourceId: number;
  firstLine: number;
  /** 1-based line numbers, ascending. */
  lines: Uint32Array;
  texts: string[];
}

export type Db = Dexie & {
  sources: EntityTable<Source, 'id'>;
  verdicts: EntityTable<VerdictChunk, 'id'>;
  detections: EntityTable<DetectionChunk, 'id'>;
  excerpts: EntityTable<ExcerptChunk, 'id'>;
};

/** Opens (or makes) the database. Version numbers only ever rise; each keeps the older data. */
export function openDb(name = 'insyt'): Db {
  const db = new Dexie(name) as Db;
  db.version(1).stores({
    sources: '++id, fingerprint',
    verdicts: '++id, [sourceId+firstLine]',
    detections: '++id, sourceId',
    excerpts: '++id, [sourceId+firstLine]'
  });
  return db;
}
