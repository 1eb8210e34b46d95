import type { Known } from '../pipeline/follow/assign.ts';
import type { Place } from '../pipeline/follow/place.ts';
import type { Db, FollowedText, Source } from './schema.ts';
import { addSource } from './sources.ts';

/** Where a text is found: a path, within a watch or among what was picked. */
export type Spot = Pick<FollowedText, 'watchId' | 'path'>;

/** One string for a spot. */
export function spotKey({ watchId, path }: Spot): string {
  return `${watchId ?? ''}:${path}`;
}

/** All texts that are followed, as far as they were judged. */
export function knownTexts(db: Db): Promise<Known[]> {
  return db.transaction('r', db.sources, db.followed, async () => {
    const rows = await db.followed.toArray();
    const sources = await db.sources.bulkGet(rows.map(({ sourceId }) => sourceId));
    return rows.flatMap((row, i) => {
      const source = sources[i];
      return source === undefined ? [] : [knownText(row, source)];
    });
  });
}

function knownText({ sourceId, head, tail, ...at }: FollowedText, { offset }: Source): Known {
  const spot = at.here ? spotKey(at) : null;
  return { sourceId, place: { offset, head, tail }, path: at.path, spot };
}

/** Notes that a text is now found at a spot, and what was there no longer. */
export async function moveText(db: Db, sourceId: number, spot: Spot): Promise<void> {
  await db.transaction('rw', db.followed, async () => {
    await vacate(db, spot);
    await db.followed.update(sourceId, { ...spot, here: true });
  });
}

/**
 * Adds a source that is followed from its start on; or gives that which was added at the spot before and of
 * which nothing was judged.
 */
export function beginText(
  db: Db,
  spot: Spot,
  file: { name: string; size: number; fingerprint: string }
): Promise<Known> {
  return db.transaction('rw', db.sources, db.followed, async () => {
    const key = spotKey(spot);
    for (const row of await db.followed.toArray()) {
      const source = await db.sources.get(row.sourceId);
      if (row.here && spotKey(row) === key && source?.offset === 0) return knownText(row, source);
    }
    const source = await addSource(db, file);
    // It has no end at which it could be done.
    await db.sources.update(source.id, { state: 'done' });
    return follow(db, source, spot, { head: new Uint8Array(0), tail: new Uint8Array(0) });
  });
}

/** Follows a source that was scanned before from where that scan stands. */
export function adoptSource(
  db: Db,
  source: Source,
  spot: Spot,
  marks: Pick<Place, 'head' | 'tail'>
): Promise<Known> {
  return db.transaction('rw', db.sources, db.followed, async () => {
    await db.sources.update(source.id, { state: 'done', error: null });
    return follow(db, source, spot, marks);
  });
}

async function follow(
  db: Db,
  source: Source,
  spot: Spot,
  { head, tail }: Pick<Place, 'head' | 'tail'>
): Promise<Known> {
  await vacate(db, spot);
  const row: FollowedText = {
    sourceId: source.id,
    watchId: spot.watchId,
    path: spot.path,
    here: true,
    head,
    tail,
    readAt: Date.now()
  };
  await db.followed.put(row);
  return knownText(row, source);
}

async function vacate(db: Db, spot: Spot): Promise<void> {
  const key = spotKey(spot);
  await db.followed.filter((row) => row.here && spotKey(row) === key).modify({ here: false });
}
