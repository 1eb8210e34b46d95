import { isActive, isSameSubject, type Suppression } from '../incidents/suppress/suppression.ts';
import type { Db, StoredSuppression } from './schema.ts';

/** All suppressions, those that ended included, the latest first. */
export async function listSuppressions(db: Db): Promise<StoredSuppression[]> {
  return (await db.suppressions.toArray()).reverse();
}

/**
 * Adds suppressions. One of a subject that is suppressed already changes nothing: what the person said
 * here stands. One that has ended is replaced.
 * @param now ms since the epoch
 * @returns how many were added
 * @throws QuotaExceededError (as Dexie wraps it) when the disk is full; nothing is added then
 */
export function addSuppressions(
  db: Db,
  suppressions: readonly Suppression[],
  now: number
): Promise<number> {
  return db.transaction('rw', db.suppressions, async () => {
    let added = 0;
    for (const one of suppressions) {
      const known = await db.suppressions
        .filter(({ subject }) => isSameSubject(subject, one.subject))
        .toArray();
      if (known.some((other) => isActive(other, now))) continue;
      await db.suppressions.bulkDelete(known.map(({ id }) => id));
      await db.suppressions.add(one as StoredSuppression);
      added++;
    }
    return added;
  });
}

/** Changes why and how long something is suppressed. */
export async function changeSuppression(
  db: Db,
  id: number,
  change: Partial<Pick<Suppression, 'reason' | 'expiresAt'>>
): Promise<void> {
  await db.suppressions.update(id, change);
}

/** Ends a suppression: what it hid is shown again. */
export async function removeSuppression(db: Db, id: number): Promise<void> {
  await db.suppressions.delete(id);
}
