import { type Answer, CONFIDENCE_WORDS } from '../../analysis/answer/answer.ts';
import type { Message } from '../../analysis/prompt/prompt.ts';
import type { StoredAnalysis } from '../../analysis/stored-analysis.ts';
import type { ErrorReport } from '../../base/error.ts';
import { classOfByte } from '../../db/class-byte.ts';
import type {
  BundleFile,
  DetectionChunk,
  EmbeddingChunk,
  ExcerptChunk,
  FollowedText,
  Source,
  SourceTrace,
  StoredExample,
  StoredRules,
  StoredSuppression,
  StoredTriage,
  Switch,
  TextKeyChunk,
  VerdictChunk
} from '../../db/schema.ts';
import { KEY_WORDS } from '../../detectors/log-line/text-key.ts';
import { TAXONOMY } from '../../detectors/taxonomy.ts';
import type { IncidentMark } from '../../incidents/identity.ts';
import { TRIAGE_STATES } from '../../incidents/triage.ts';
import { SUPPRESSION_FIELDS } from '../suppressions.ts';
import {
  column,
  count,
  flag,
  listOf,
  number,
  oneOf,
  optional,
  orNull,
  record,
  type Shape,
  text,
  where
} from './shape.ts';
import { traceShape } from './trace-shape.ts';

const source = record<Source>({
  id: count,
  name: text,
  size: count,
  fingerprint: text,
  format: orNull(text),
  state: oneOf('scanning', 'paused', 'stopped', 'done', 'failed'),
  logZone: optional(orNull(text)),
  lines: count,
  offset: count,
  bytesRead: count,
  counts: where(
    listOf(count),
    `has not one number for each of the ${TAXONOMY.length} classes`,
    (counts) => counts.length === TAXONOMY.length
  ),
  unsure: count,
  bundles: listOf(text),
  error: orNull(record<ErrorReport>({ code: text, what: text, next: text, cause: orNull(text) })),
  addedAt: number
});

const chunk = { id: count, sourceId: count, firstLine: count };

const classes = where(column(Uint8Array), 'has a class that does not exist', (bytes) =>
  bytes.every((byte) => classOfByte(byte) < TAXONOMY.length)
);

const verdicts = where(
  record<VerdictChunk>({
    ...chunk,
    byteOffset: count,
    bundle: text,
    classes,
    confidences: column(Uint8Array)
  }),
  'has columns of unequal length',
  ({ classes, confidences }) => classes.length === confidences.length
);

const detections = where(
  record<DetectionChunk>({
    ...chunk,
    lines: column(Uint32Array),
    times: column(Float64Array),
    classes,
    confidences: column(Float32Array),
    probabilities: column(Uint8Array),
    actors: listOf(text)
  }),
  'has columns of unequal length',
  ({ lines, times, classes, confidences, probabilities, actors }) =>
    [times, classes, confidences, actors].every(({ length }) => length === lines.length) &&
    probabilities.length === lines.length * TAXONOMY.length
);

const excerpts = where(
  record<ExcerptChunk>({ ...chunk, lines: column(Uint32Array), texts: listOf(text) }),
  'has columns of unequal length',
  ({ lines, texts }) => lines.length === texts.length
);

const mark = record<IncidentMark>({
  actor: text,
  phase: text,
  source: orNull(text),
  from: number,
  to: number
});

const triage = record<StoredTriage>({
  id: count,
  mark,
  state: oneOf(...TRIAGE_STATES),
  notes: text,
  lines: count,
  changedAt: number
});

const followed = record<FollowedText>({
  sourceId: count,
  watchId: orNull(count),
  path: text,
  here: flag,
  head: column(Uint8Array),
  tail: column(Uint8Array),
  readAt: number
});

const texts = listOf(text);

const analyses = record<StoredAnalysis>({
  id: count,
  mark,
  version: text,
  model: text,
  promptVersion: count,
  at: number,
  ms: number,
  answer: record<Answer>({
    summary: text,
    why: text,
    check: texts,
    respond: texts,
    falseAlarm: texts,
    confidence: oneOf(...CONFIDENCE_WORDS)
  }),
  note: orNull(text),
  rating: orNull(oneOf('helpful', 'unhelpful')),
  chat: listOf(record<Message>({ role: oneOf('user', 'assistant'), content: text }))
});

const wholeKeys = (keys: Uint32Array) => keys.length % KEY_WORDS === 0;

const textKeys = where(
  record<TextKeyChunk>({ ...chunk, normaliser: count, keys: column(Uint32Array) }),
  'has half a key',
  ({ keys }) => wholeKeys(keys)
);

const embeddings = where(
  record<EmbeddingChunk>({
    ...chunk,
    bundle: text,
    keys: column(Uint32Array),
    vectors: column(Int8Array)
  }),
  'has not one vector a key',
  ({ keys, vectors }) =>
    wholeKeys(keys) && keys.length > 0 && vectors.length % (keys.length / KEY_WORDS) === 0
);

const example = record<StoredExample>({
  id: count,
  text,
  classId: where(count, 'is no class', (id) => id < TAXONOMY.length),
  bundle: text,
  vector: column(Int8Array) as Shape<StoredExample['vector']>,
  createdAt: number
});

/** How a table is saved. */
export interface SavedTable {
  shape: Shape<object>;
  /** Its rows are numbered by the database, which gives them new numbers when they are restored. */
  numbered: boolean;
}

/** Tables of file handles: these mean nothing on another device, and cannot be written to a file. */
export const UNSAVED_TABLES: readonly string[] = ['watches', 'handles'];

/**
 * Every other table of the database, in the order in which they are saved: a row stands after the source it
 * belongs to.
 */
export const SAVED_TABLES: Readonly<Record<string, SavedTable>> = {
  sources: { shape: source, numbered: true },
  verdicts: { shape: verdicts, numbered: true },
  detections: { shape: detections, numbered: true },
  excerpts: { shape: excerpts, numbered: true },
  traces: { shape: record<SourceTrace>({ sourceId: count, trace: traceShape }), numbered: false },
  bundleFiles: {
    shape: record<BundleFile>({
      name: text,
      content: column(Uint8Array) as Shape<BundleFile['content']>
    }),
    numbered: false
  },
  ruleFiles: {
    shape: record<StoredRules>({ name: text, text, rules: count, refused: listOf(text) }),
    numbered: false
  },
  triage: { shape: triage, numbered: true },
  followed: { shape: followed, numbered: false },
  analyses: { shape: analyses, numbered: true },
  textKeys: { shape: textKeys, numbered: true },
  embeddings: { shape: embeddings, numbered: true },
  suppressions: {
    shape: record<StoredSuppression>({ id: count, ...SUPPRESSION_FIELDS }),
    numbered: true
  },
  examples: { shape: example, numbered: true },
  switches: { shape: record<Switch>({ name: text, on: flag }), numbered: false }
};
