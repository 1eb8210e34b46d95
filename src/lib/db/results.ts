import Dexie from 'dexie';
import type { Trace } from '../incidents/trace.ts';
import type {
  Db,
  DetectionChunk,
  EmbeddingChunk,
  ExcerptChunk,
  FollowedText,
  Source,
  TextKeyChunk,
  VerdictChunk
} from './schema.ts';

/** Lines before and after a detection whose text is kept with it. */
export const CONTEXT_LINES = 5;

/** Everything known of some consecutive lines of a source. */
export interface Results {
  verdicts: Omit<VerdictChunk, 'id'>;
  detections: Omit<DetectionChunk, 'id'>;
  excerpts: Omit<ExcerptChunk, 'id'>;
  /** Of the lines of `detections`. */
  textKeys: Omit<TextKeyChunk, 'id'>;
  embeddings: Omit<EmbeddingChunk, 'id'>;
  /** What all lines of the source up to these tell. */
  trace: Trace;
  /** The source as it stands after these lines. */
  progress: Pick<
    Source,
    'format' | 'logZone' | 'lines' | 'offset' | 'bytesRead' | 'counts' | 'unsure' | 'bundles'
  > &
    Partial<Pick<Source, 'size'>>;
  /** How the source is known again after these lines, if it is followed. */
  followed?: Pick<FollowedText, 'head' | 'tail' | 'readAt'>;
}

/**
 * Stores results and how far they reach in one transaction: whatever kills the tab, no line is counted
 * twice or lost between them.
 * @throws QuotaExceededError (as Dexie wraps it) when the disk is full; nothing is stored then
 */
export async function addResults(
  db: Db,
  { verdicts, detections, excerpts, textKeys, embeddings, trace, progress, followed }: Results
): Promise<void> {
  const tables = [
    ...[db.sources, db.verdicts, db.detections, db.excerpts],
    ...[db.textKeys, db.embeddings, db.traces, db.followed]
  ];
  await db.transaction('rw', tables, async () => {
    const changed = await db.sources.update(verdicts.sourceId, progress);
    // The source was removed while it was read: there is nothing to add to.
    if (changed === 0 && !(await db.sources.get(verdicts.sourceId))) return;
    await db.verdicts.add(verdicts as VerdictChunk);
    if (detections.lines.length > 0) {
      await db.textKeys.add(textKeys as TextKeyChunk);
      await db.detections.add(detections as DetectionChunk);
    }
    if (embeddings.keys.length > 0) await db.embeddings.add(embeddings as EmbeddingChunk);
    if (excerpts.lines.length > 0) await db.excerpts.add(excerpts as ExcerptChunk);
    await db.traces.put({ sourceId: verdicts.sourceId, trace });
    if (followed) await db.followed.update(verdicts.sourceId, followed);
  });
}

/**
 * Detection columns that were stored after a given chunk, in the order they were stored.
 * @param after id of the last chunk already known; 0 for all
 */
export function detectionsSince(db: Db, after: number): Promise<DetectionChunk[]> {
  return db.detections.where(':id').above(after).toArray();
}

/**
 * Kept text of a source's lines.
 * @param from first line, 1-based
 * @param to last line, inclusive
 * @returns line number -> text, for the lines in the range whose text is kept
 */
export async function excerptOf(
  db: Db,
  sourceId: number,
  from: number,
  to: number
): Promise<Map<number, string>> {
  const key = '[sourceId+firstLine]';
  const before = await db.excerpts
    .where(key)
    .between([sourceId, Dexie.minKey], [sourceId, from], true, true)
    .last();
  const within = await db.excerpts
    .where(key)
    .between([sourceId, from], [sourceId, to], false, true)
    .toArray();
  const texts = new Map<number, string>();
  for (const chunk of before ? [before, ...within] : within) {
    chunk.lines.forEach((line, i) => {
      if (line >= from && line <= to) texts.set(line, chunk.texts[i]!);
    });
  }
  return texts;
}

/** Probabilities of the classes of one detection, 0..1, by class id; null when there is no such detection. */
export async function probabilitiesOf(
  db: Db,
  chunkId: number,
  line: number
): Promise<number[] | null> {
  const chunk = await db.detections.get(chunkId);
  const row = chunk ? chunk.lines.indexOf(line) : -1;
  if (!chunk || row < 0) return null;
  const classes = chunk.probabilities.length / chunk.lines.length;
  return Array.from(
    chunk.probabilities.subarray(row * classes, (row + 1) * classes),
    (byte) => byte / 255
  );
}
