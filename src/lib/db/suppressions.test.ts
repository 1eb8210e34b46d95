import 'fake-indexeddb/auto';
import { beforeEach, expect, it } from 'vitest';
import type { Suppression } from '../incidents/suppress/suppression.ts';
import { type Db, openDb } from './schema.ts';
import {
  addSuppressions,
  changeSuppression,
  listSuppressions,
  removeSuppression
} from './suppressions.ts';

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
