import { expect, it } from 'vitest';
import { incidentsOf, type TestLine } from './test-lines.ts';
import { changedRecord, recordsOf, triageOf, type TriageRecord } from './triage.ts';

const found = (at: number): TestLine => ({
  at,
  actor: '198.51.100.1',
  detected: 'attacker_http:foothold:wpscan'
});
const [early, late] = incidentsOf([found(0), found(3_600)]);
const [joined] = incidentsOf([found(0), found(1_700), found(3_400), found(3_600)]);

const record = (state: TriageRecord['state'], notes = '', of = early!): TriageRecord =>
  changedRecord(of, [], { state, notes }, 1);

it('takes an incident of which nothing was said for new', () => {
  const nothing = { state: 'new', notes: '', grown: 0, changedAt: null };
  expect(triageOf(early!, [])).toEqual(nothing);
  expect(triageOf(early!, [record('closed', 'Not this one.', late!)])).toEqual(nothing);
});

it('tells how many lines came since', () => {
  const closed = record('closed', 'Blocked.');
  expect(triageOf(early!, [closed])).toMatchObject({ state: 'closed', grown: 0 });
  expect(triageOf(joined!, [closed])).toMatchObject({ state: 'closed', grown: 3 });
});

it('gives joined incidents the state that most needs a person, and all their notes', () => {
  const records = [record('confirmed', 'Second.', late!), record('closed', 'First.')];
  expect(triageOf(joined!, records)).toMatchObject({
    state: 'confirmed',
    notes: 'First.\nSecond.',
    grown: 2
  });
});

it('makes one record of those of joined incidents', () => {
  const records = [record('closed', 'First.'), record('open', '', late!)];
  const changed = changedRecord(joined!, recordsOf(joined!, records), { state: 'false-alarm' }, 9);
  expect(changed).toMatchObject({ state: 'false-alarm', notes: 'First.', lines: 4, changedAt: 9 });
  for (const one of [early!, late!, joined!]) {
    expect(triageOf(one, [changed]).state).toBe('false-alarm');
  }
});

it('does not take a note for a look at the lines that came', () => {
  const closed = record('closed');
  const noted = changedRecord(joined!, [closed], { notes: 'Still quiet.' }, 2);
  expect(noted).toMatchObject({ state: 'closed', lines: closed.lines });
});
