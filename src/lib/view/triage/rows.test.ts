import { expect, it } from 'vitest';
import { incidentsOf, missing, refused, type TestLine } from '../../incidents/test-lines.ts';
import { changedRecord } from '../../incidents/triage.ts';
import { countStates, searchTest, triageRows } from './rows.ts';

const scanner = '198.51.100.1';
const scan: TestLine[] = Array.from({ length: 200 }, (_, i) => ({
  ...missing(i / 10, scanner, `/p${i}`),
  detected: 'attacker_http:foothold:wpscan'
}));
const guesses = Array.from({ length: 20 }, (_, i) => refused(30 + i, '192.0.2.9'));
const before = incidentsOf([...scan.slice(0, 150), ...guesses]);
const incidents = incidentsOf([...scan, ...guesses]);
const scanOf = (all: typeof incidents) => all.find(({ actor }) => actor === scanner)!;
const rows = triageRows(incidents, [
  changedRecord(scanOf(before), [], { state: 'false-alarm', notes: 'Our own Tester.' }, 1)
]);

it('says of each incident what was said of it, in the order given', () => {
  expect(rows.map(({ incident }) => incident)).toEqual(incidents);
  expect(
    rows.map(({ incident, state, notes, grown }) => [incident.actor, state, notes, grown])
  ).toEqual(
    expect.arrayContaining([
      [scanner, 'false-alarm', 'Our own Tester.', 50],
      ['192.0.2.9', 'new', '', 0]
    ])
  );
});

it('counts each incident once', () => {
  const counts = countStates(rows);
  expect(counts.reduce((sum, { count }) => sum + count, 0)).toBe(rows.length);
  expect(counts).toContainEqual({ state: 'false-alarm', count: 1, grown: 1 });
  expect(counts).toContainEqual({ state: 'closed', count: 0, grown: 0 });
});

it('finds rows by every word, wherever it stands', () => {
  const found = (search: string) =>
    rows.filter(searchTest(search, () => 'quay-auth.log')).map(({ incident }) => incident.actor);
  expect(found('')).toHaveLength(rows.length);
  expect(found('  RECONNAISSANCE  51.100 ')).toEqual([scanner]);
  expect(found('tester')).toEqual([scanner]);
  expect(found('false alarm')).toEqual([scanner]);
  expect(found('burst failed quay')).toEqual(['192.0.2.9']);
  expect(found('tester 192.0.2.9')).toEqual([]);
});
