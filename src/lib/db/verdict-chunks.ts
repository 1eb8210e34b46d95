import Dexie from 'dexie';
import type { Db, VerdictChunk } from './schema.ts';

/** A stored chunk of verdicts with the byte offset just after its last line in the (decompressed) text. */
export type JudgedChunk = VerdictChunk & { byteEnd: number };

const KEY = '[sourceId+firstLine]';

/** The chunk after another; undefined where it is the last. */
function next(db: Db, { sourceId, firstLine }: VerdictChunk): Promise<VerdictChunk | undefined> {
  return db.verdicts
    .where(KEY)
    .between([sourceId, firstLine], [sourceId, Dexie.maxKey], false)
    .first();
}

/** Where a source's judged bytes end; 0 when it was removed. */
async function endOf(db: Db, sourceId: number): Promise<number> {
  return (await db.sources.get(sourceId))?.offset ?? 0;
}

/**
 * The chunk that holds a line.
 * @param line 1-based
 * @returns null when that line was not judged
 */
export async function chunkOf(db: Db, sourceId: number, line: number): Promise<JudgedChunk | null> {
  return db.transaction('r', db.verdicts, db.sources, async () => {
    const chunk = await db.verdicts
      .where(KEY)
      .between([sourceId, Dexie.minKey], [sourceId, line], true, true)
      .last();
    if (!chunk || line >= chunk.firstLine + chunk.classes.length) return null;
    const following = await next(db, chunk);
    return { ...chunk, byteEnd: following?.byteOffset ?? (await endOf(db, sourceId)) };
  });
}

/** All chunks of a source in the order of its lines; two are held at once. */
export async function* chunksOf(db: Db, sourceId: number): AsyncGenerator<JudgedChunk> {
  let chunk = await db.verdicts
    .where(KEY)
    .between([sourceId, Dexie.minKey], [sourceId, Dexie.maxKey])
    .first();
  while (chunk) {
    const following = await next(db, chunk);
    yield { ...chunk, byteEnd: following?.byteOffset ?? (await endOf(db, sourceId)) };
    chunk = following;
  }
}
