import Dexie from 'dexie';
import type { ErrorReport } from '../base/error.ts';
import { TAXONOMY } from '../detectors/taxonomy.ts';
import type { Db, Source, SourceState } from './schema.ts';

/** @returns all sources, the oldest first */
export function listSources(db: Db): Promise<Source[]> {
  return db.sources.orderBy(':id').toArray();
}

/** @returns the source with this fingerprint, if it was ever added */
export function findSource(db: Db, fingerprint: string): Promise<Source | undefined> {
  return db.sources.where('fingerprint').equals(fingerprint).first();
}

/** Adds a source of which nothing is judged yet. */
export async function addSource(
  db: Db,
  file: { name: string; size: number; fingerprint: string }
): Promise<Source> {
  const source: Omit<Source, 'id'> = {
    ...file,
    format: null,
    state: 'scanning',
    lines: 0,
    offset: 0,
    bytesRead: 0,
    counts: TAXONOMY.map(() => 0),
    unsure: 0,
    bundles: [],
    error: null,
    addedAt: Date.now()
  };
  const id = await db.sources.add(source as Source);
  return { ...source, id };
}

/** Sets where a source stands; `error` says why it failed, or what was wrong with a part of it. */
export async function setSourceState(
  db: Db,
  id: number,
  state: SourceState,
  error: ErrorReport | null = null
): Promise<void> {
  await db.sources.update(id, { state, error });
}

/** Removes a source with everything found in it. */
export async function removeSource(db: Db, id: number): Promise<void> {
  const bySource = [db.traces, db.followed, db.handles];
  const byFirstLine = [db.verdicts, db.excerpts, db.textKeys, db.embeddings];
  const tables = [db.sources, db.detections, ...byFirstLine, ...bySource];
  await db.transaction('rw', tables, async () => {
    for (const table of byFirstLine) {
      await table
        .where('[sourceId+firstLine]')
        .between([id, Dexie.minKey], [id, Dexie.maxKey])
        .delete();
    }
    await db.detections.where('sourceId').equals(id).delete();
    for (const table of bySource) await table.delete(id);
    await db.sources.delete(id);
  });
}
