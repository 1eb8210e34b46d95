import Dexie, { type EntityTable } from 'dexie';
import type { StoredAnalysis } from '../analysis/stored-analysis.ts';
import type { ErrorReport } from '../base/error.ts';
import { noEvent } from '../incidents/audit-events.ts';
import type { Example } from '../detectors/teach/prototypes.ts';
import type { Suppression } from '../incidents/suppress/suppression.ts';
import type { Trace } from '../incidents/trace.ts';
import type { TriageRecord } from '../incidents/triage.ts';

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
  /** Zone in which lines that name none are dated; null, or missing in older sources, for the device's own. */
  logZone?: string | null;
  /** Lines judged so far. */
  lines: number;
  /** Bytes of the (decompressed) text judged so far: where to continue. */
  offset: number;
  /** Bytes of the stored file read so far, for progress. */
  bytesRead: number;
  /** Lines of each class, by class id. */
  counts: number[];
  /** Lines among the benign ones that the model is unsure about. */
  unsure: number;
  /** Model bundles that judged its lines, in the order of their use. */
  bundles: string[];
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
  /** Model bundle that judged the lines. */
  bundle: string;
  /** Class of each line, as `classByte` packs it. */
  classes: Uint8Array;
  /** Confidence of each line, 0..255 for 0..1. */
  confidences: Uint8Array;
}

/** The detections and unsure lines among those of a verdict chunk, as columns of equal length. */
export interface DetectionChunk {
  id: number;
  sourceId: number;
  firstLine: number;
  /** 1-based line numbers, ascending. */
  lines: Uint32Array;
  /** Ms since the epoch, UTC; NaN where the line has no time. */
  times: Float64Array;
  /** As `classByte` packs them. */
  classes: Uint8Array;
  /** Probability of being a threat, 0..1. */
  confidences: Float32Array;
  /** Probability of each class for each detection (0..255 for 0..1): 29 bytes a detection. */
  probabilities: Uint8Array;
  actors: string[];
}

/** Text of the detections and unsure lines among a verdict chunk's lines and of the lines around them. */
export interface ExcerptChunk {
  id: number;
  sourceId: number;
  firstLine: number;
  /** 1-based line numbers, ascending. */
  lines: Uint32Array;
  texts: string[];
}

/** By what the texts of a detection chunk's lines are known; a row beside each such chunk. */
export interface TextKeyChunk {
  id: number;
  sourceId: number;
  firstLine: number;
  /** Version of the normaliser that made the canonical texts. */
  normaliser: number;
  /** Of each detection in turn, as `textKey` makes it: two words. */
  keys: Uint32Array;
}

/** Where a model places the distinct texts of a detection chunk's lines. */
export interface EmbeddingChunk {
  id: number;
  sourceId: number;
  firstLine: number;
  /** The model: vectors of two do not compare. */
  bundle: string;
  /** Of each text in turn, as `textKey` makes it: two words. */
  keys: Uint32Array;
  /** Packed vectors of equal length, one after the other. */
  vectors: Int8Array;
}

/** A file of the model bundle that the person imported; no rows where the built-in one is used. */
export interface BundleFile {
  name: string;
  content: Uint8Array<ArrayBuffer>;
}

/** What a source's lines tell beyond their verdicts: what incidents are made of. */
export interface SourceTrace {
  sourceId: number;
  trace: Trace;
}

/** A file of Sigma rules that the person gave. */
export interface StoredRules {
  name: string;
  text: string;
  /** Rules in it that are used. */
  rules: number;
  /** Sentences on those that are not. */
  refused: string[];
}

/** What a person said of an incident; any change of it is a new row. */
export type StoredTriage = TriageRecord & { id: number };

/** A file or folder that is watched. */
export interface Watch {
  id: number;
  kind: 'file' | 'folder';
  name: string;
  handle: FileSystemFileHandle | FileSystemDirectoryHandle;
  paused: boolean;
  /** Ms since the epoch. */
  addedAt: number;
}

/** How a source that is read on as it grows is known again; its `offset` tells how far it was judged. */
export interface FollowedText {
  sourceId: number;
  /** Watch by which it was last read; null when a person picked it. */
  watchId: number | null;
  /** Path within the watch, or of what was picked. */
  path: string;
  /** False once another text was found under that path. */
  here: boolean;
  /** First and last bytes judged, as `Place` has them. */
  head: Uint8Array;
  tail: Uint8Array;
  /** When lines were last judged, ms since the epoch. */
  readAt: number;
}

/** The file that a source was read from. */
export interface SourceHandle {
  sourceId: number;
  handle: FileSystemFileHandle;
}
/** A line that the person gave a class. */
export interface StoredExample extends Example {
  id: number;
  /** Canonical text, for people. */
  text: string;
  /** Ms since the epoch. */
  createdAt: number;
}

/** Something that the person turned on or off, which workers must know, too. */
export interface Switch {
  name: string;
  on: boolean;
}

export type StoredSuppression = Suppression & { id: number };

export type Db = Dexie & {
  sources: EntityTable<Source, 'id'>;
  verdicts: EntityTable<VerdictChunk, 'id'>;
  detections: EntityTable<DetectionChunk, 'id'>;
  excerpts: EntityTable<ExcerptChunk, 'id'>;
  bundleFiles: EntityTable<BundleFile, 'name'>;
  traces: EntityTable<SourceTrace, 'sourceId'>;
  ruleFiles: EntityTable<StoredRules, 'name'>;
  triage: EntityTable<StoredTriage, 'id'>;
  watches: EntityTable<Watch, 'id'>;
  followed: EntityTable<FollowedText, 'sourceId'>;
  handles: EntityTable<SourceHandle, 'sourceId'>;
  analyses: EntityTable<StoredAnalysis, 'id'>;
  textKeys: EntityTable<TextKeyChunk, 'id'>;
  embeddings: EntityTable<EmbeddingChunk, 'id'>;
  suppressions: EntityTable<StoredSuppression, 'id'>;
  examples: EntityTable<StoredExample, 'id'>;
  switches: EntityTable<Switch, 'name'>;
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
  db.version(2)
    .stores({ bundleFiles: 'name' })
    .upgrade(async (upgrade) => {
      const bundle = 'INSyT 1.0.0';
      await upgrade
        .table('sources')
        .toCollection()
        .modify({ unsure: 0, bundles: [bundle] });
      await upgrade.table('verdicts').toCollection().modify({ bundle });
    });
  db.version(3).stores({ traces: 'sourceId', ruleFiles: 'name' });
  db.version(4).stores({ triage: '++id, [mark.actor+mark.phase]' });
  db.version(5).stores({ watches: '++id', followed: 'sourceId', handles: 'sourceId' });
  db.version(6).stores({
    textKeys: '++id, [sourceId+firstLine]',
    embeddings: '++id, [sourceId+firstLine]',
    suppressions: '++id',
    examples: '++id',
    switches: 'name'
  });
  db.version(7).stores({ analyses: '++id, [mark.actor+mark.phase]' });
  db.version(8).upgrade((upgrade) =>
    upgrade
      .table<SourceTrace>('traces')
      .toCollection()
      .modify(({ trace }) => {
        for (const entity of trace.entities.seen.values()) entity.again ??= [];
        trace.auditEvent ??= noEvent();
      })
  );
  return db;
}
