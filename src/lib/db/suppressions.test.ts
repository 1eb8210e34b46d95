import 'fake-indexeddb/auto';
import { beforeEach, expect, it } from 'vitest';
import { scanInto } from '../export/test-database.ts';
import type { Suppression } from '../incidents/suppress/suppression.ts';
import { detectionsSince } from './results.ts';
import { type Db, openDb } from './schema.ts';
import {
  addSuppressions,
  changeSuppression,
  listSuppressions,
  removeSuppression
} from './suppressions.ts';
import { textKeysOf } from './text-keys.ts';

let db: Db;
let name = 0;
beforeEach(() => {
  db = openDb(`suppressions-${name++}`);
});

const of = (actor: string, expiresAt: number | null = null): Suppression => ({
  subject: { kind: 'actor', actor },
  reason: 'why',
  createdAt: 0,
  expiresAt
});

it('are added once, changed and removed', async () => {
  expect(await addSuppressions(db, [of('a'), of('b'), of('a')], 5)).toBe(2);
  expect(await addSuppressions(db, [{ ...of('a'), reason: 'another' }], 5)).toBe(0);
  const [b, a] = await listSuppressions(db);
  expect([b!.subject, a!.reason]).toEqual([{ kind: 'actor', actor: 'b' }, 'why']);
  await changeSuppression(db, a!.id, { reason: 'because', expiresAt: 9 });
  await removeSuppression(db, b!.id);
  expect(await listSuppressions(db)).toEqual([{ ...of('a', 9), reason: 'because', id: a!.id }]);
});

it('one that has ended gives its place to a new one', async () => {
  await addSuppressions(db, [of('a', 4)], 3);
  expect(await addSuppressions(db, [of('a', 20)], 5)).toBe(1);
  expect((await listSuppressions(db)).map(({ expiresAt }) => expiresAt)).toEqual([20]);
});

const log = [1, 2, 3]
  .map(
    (i) =>
      `192.0.2.${i} - - [20/Nov/2026:10:00:0${i} +0000] "GET /a${i % 2 ? '' : '.php'} HTTP/1.1" 404 9 "-" "x"`
  )
  .join('\n');

it('lines that differ in who and when have one key; chunks without keys get the same ones', async () => {
  await scanInto(db, [{ name: 'a.log', text: log }]);
  const [chunk] = await detectionsSince(db, 0);
  const keys = await textKeysOf(db, chunk!);
  expect(keys).toHaveLength(6);
  expect(keys.slice(0, 2)).toEqual(keys.slice(4));
  expect(keys.slice(0, 2)).not.toEqual(keys.slice(2, 4));
  await db.textKeys.clear();
  expect(await textKeysOf(db, chunk!)).toEqual(keys);
  // Kept for the next time.
  expect((await db.textKeys.toArray())[0]!.keys).toEqual(keys);
  await db.textKeys.toCollection().modify({ normaliser: 0, keys: new Uint32Array(6) });
  expect(await textKeysOf(db, chunk!)).toEqual(keys);
});
