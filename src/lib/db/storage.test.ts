import 'fake-indexeddb/auto';
import { expect, it } from 'vitest';
import { openDb } from './schema.ts';
import { addSource } from './sources.ts';
import { clearTables, countRows } from './storage.ts';

it('counts the rows of every table, and clears them all', async () => {
  const db = openDb('storage');
  await addSource(db, { name: 'a.log', size: 1, fingerprint: 'a' });
  await db.ruleFiles.add({ name: 'r.yml', text: '', rules: 0, refused: [] });
  const counts = await countRows(db);
  expect(counts.map(({ table }) => table)).toEqual(db.tables.map(({ name }) => name));
  expect(counts.filter(({ rows }) => rows === 1).map(({ table }) => table)).toEqual([
    'sources',
    'ruleFiles'
  ]);
  await clearTables(db);
  expect((await countRows(db)).every(({ rows }) => rows === 0)).toBe(true);
});
