import type { Db } from '../../db/schema.ts';

/** All rows with sources named instead of numbered, which is all that a restored database may differ in. */
export async function contents(of: Db): Promise<Record<string, unknown[]>> {
  const names = new Map((await of.sources.toArray()).map(({ id, name }) => [id, name]));
  const tables: Record<string, unknown[]> = {};
  for (const table of of.tables) {
    tables[table.name] = (await table.toArray()).map(
      ({ id, sourceId, ...row }: { id?: number; sourceId?: number }) => ({
        ...row,
        ...(typeof id === 'number' ? { numbered: true } : {}),
        ...(sourceId === undefined ? {} : { source: names.get(sourceId) })
      })
    );
  }
  return tables;
}
