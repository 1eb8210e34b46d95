import 'fake-indexeddb/auto';
import { beforeEach, expect, it } from 'vitest';
import { incidentsOf, type TestLine } from '../incidents/test-lines.ts';
import { triageOf } from '../incidents/triage.ts';
import { type Db, openDb } from './schema.ts';
import { changeTriage, listTriage, undoTriage } from './triage.ts';

const found = (at: number, actor = '198.51.100.1'): TestLine => ({
  at,
  actor,
  detected: 'attacker_http:foothold:wpscan'
});
const log = [found(0), found(3_600), found(10, '192.0.2.9')];
const incidents = incidentsOf(log);
const [early, other, late] = incidents;
const [joined] = incidentsOf([...log, found(1_800), found(3_000)]);

let db: Db;
let count = 0;
beforeEach(() => {
  db = openDb(`triage-${count++}`);
});

/** States and notes of some incidents as they are stored. */
async function said(of = incidents) {
  const records = await listTriage(db);
  return of.map((incident) => {
    const { state, notes } = triageOf(incident, records);
    return notes === '' ? state : `${state}: ${notes}`;
  });
}

it('keeps the state and notes of each incident', async () => {
  await changeTriage(db, early!, { state: 'open' });
  await changeTriage(db, early!, { notes: 'The scanner of the office.' });
  await changeTriage(db, other!, { state: 'confirmed' });
  await changeTriage(db, early!, { state: 'false-alarm' });
  const expected = ['false-alarm: The scanner of the office.', 'confirmed', 'new'];
  expect(await said()).toEqual(expected);

  db.close();
  db = openDb(db.name);
  expect(await said()).toEqual(expected);
});

it('undoes each change, the last one first', async () => {
  const states = [await said()];
  const changes = [];
  for (const change of [
    { state: 'open' },
    { notes: 'Asked the owner.' },
    { state: 'closed' }
  ] as const) {
    changes.push(await changeTriage(db, late!, change));
    states.push(await said());
  }
  for (const change of changes.reverse()) {
    states.pop();
    expect(await undoTriage(db, change)).toBe(true);
    expect(await said()).toEqual(states.at(-1));
  }
  expect(await listTriage(db)).toEqual([]);
});

it('makes one row of those of joined incidents, and undoes that', async () => {
  await changeTriage(db, early!, { state: 'closed', notes: 'First.' });
  await changeTriage(db, late!, { state: 'open' });
  expect(await said([joined!])).toEqual(['open: First.']);

  const change = await changeTriage(db, joined!, { state: 'confirmed' });
  expect(await listTriage(db)).toHaveLength(1);
  expect(await said([joined!])).toEqual(['confirmed: First.']);

  await undoTriage(db, change);
  expect(await said([early!, late!])).toEqual(['closed: First.', 'open']);
});

it('does not undo what was changed again elsewhere', async () => {
  const change = await changeTriage(db, early!, { state: 'closed' });
  await changeTriage(db, early!, { state: 'confirmed' });
  expect(await undoTriage(db, change)).toBe(false);
  expect(await said([early!])).toEqual(['confirmed']);
});
