import type { Db } from './schema.ts';

/** Rows of a table. */
export interface TableCount {
  table: string;
  rows: number;
}

/** Rows of every table, by its name. */
export function countRows(db: Db): Promise<TableCount[]> {
  return Promise.all(
    db.tables.map(async (table) => ({ table: table.name, rows: await table.count() }))
  );
}

/** Removes everything that is stored, in one transaction. */
export async function clearTables(db: Db): Promise<void> {
  await db.transaction('rw', db.tables, () => Promise.all(db.tables.map((table) => table.clear())));
}
