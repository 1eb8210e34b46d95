import Dexie from 'dexie';
import { InsytError } from '../../base/error.ts';
import type { Db } from '../../db/schema.ts';
import type { BackupSummary } from './format.ts';
import { type BackupRow, readBackup } from './read.ts';
import { SAVED_TABLES } from './row-shapes.ts';

/** Rows written at once: one may hold ten thousand lines. */
const PAGE = 8;

/**
 * Reads a backup to its end and checks all of it; nothing is stored.
 * @throws InsytError `backup-refused` when it cannot be restored, naming the file
 */
export async function checkBackup(db: Db, file: File): Promise<BackupSummary> {
  const summary: BackupSummary = { created: '', sources: 0, lines: 0, bundle: false };
  await db.open();
  const rows = readBackup(file, db.verno, ({ created }) => (summary.created = created));
  for await (const { table, row } of rows) {
    if (table === 'bundleFiles') summary.bundle = true;
    if (table !== 'sources') continue;
    summary.sources++;
    summary.lines += row.lines as number;
  }
  return summary;
}

/**
 * Puts a backup in the place of all that is stored, in one transaction: whatever goes wrong, what was stored
 * before is still there. Sources and chunks get new numbers, by which pages that are open see that they are
 * others.
 * @throws InsytError `backup-refused` or `backup-not-stored`, naming the file
 */
export async function restoreBackup(db: Db, file: File): Promise<void> {
  await db.open();
  const rows = readBackup(file, db.verno, () => undefined);
  try {
    await db.transaction('rw', db.tables, async () => {
      for (const table of db.tables) await table.clear();
      const sourceIds = new Map<unknown, unknown>();
      for (;;) {
        // The transaction lives on while the file is read.
        const page = await Dexie.waitFor(take(rows, PAGE));
        for (const row of page) await addRow(db, row, sourceIds);
        if (page.length < PAGE) return;
      }
    });
  } catch (error) {
    if (error instanceof InsytError) throw error;
    throw new InsytError(
      'backup-not-stored',
      `${file.name} could not be stored in this browser.`,
      'What was stored before is still there; free some disk space and restore the backup again.',
      error
    );
  }
}

async function take(rows: AsyncGenerator<BackupRow>, most: number): Promise<BackupRow[]> {
  const page: BackupRow[] = [];
  while (page.length < most) {
    const { done, value } = await rows.next();
    if (done) break;
    page.push(value);
  }
  return page;
}

async function addRow(
  db: Db,
  { table, row }: BackupRow,
  sourceIds: Map<unknown, unknown>
): Promise<void> {
  const { id, ...unnumbered } = row;
  const numbered = SAVED_TABLES[table]!.numbered;
  const own = 'sourceId' in row ? { sourceId: sourceIds.get(row.sourceId) } : {};
  const key = await db.table(table).add({ ...(numbered ? unnumbered : row), ...own });
  if (table === 'sources') sourceIds.set(id, key);
}
