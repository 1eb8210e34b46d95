import type { Incident } from '../incidents/incident.ts';
import { changedRecord, recordsOf, type TriageRecord } from '../incidents/triage.ts';
import type { Db, StoredTriage } from './schema.ts';

/** A change as it was stored, for it to be undone. */
export interface TriageChange {
  /** The rows whose place was taken. */
  before: StoredTriage[];
  after: StoredTriage;
}

/** All that was said of incidents, those no longer known included: their lines may be given again. */
export function listTriage(db: Db): Promise<StoredTriage[]> {
  return db.triage.toArray();
}

/**
 * Stores what a person says of an incident, in the place of what was said of it before.
 * @throws QuotaExceededError (as Dexie wraps it) when the disk is full; nothing is changed then
 */
export async function changeTriage(
  db: Db,
  incident: Incident,
  change: Partial<Pick<TriageRecord, 'state' | 'notes'>>
): Promise<TriageChange> {
  return db.transaction('rw', db.triage, async () => {
    const { actor, phase } = incident;
    const known = await db.triage.where('[mark.actor+mark.phase]').equals([actor, phase]).toArray();
    const before = recordsOf(incident, known);
    const record = changedRecord(incident, before, change, Date.now());
    await db.triage.bulkDelete(before.map(({ id }) => id));
    const id = await db.triage.add(record as StoredTriage);
    return { before, after: { ...record, id } };
  });
}

/**
 * Puts back what was said before a change.
 * @returns false, and changes nothing, where another change took its place meanwhile
 */
export async function undoTriage(db: Db, { before, after }: TriageChange): Promise<boolean> {
  return db.transaction('rw', db.triage, async () => {
    if ((await db.triage.get(after.id)) === undefined) return false;
    await db.triage.delete(after.id);
    await db.triage.bulkPut(before);
    return true;
  });
}
