import { expect, it } from 'vitest';
import type { Incident } from '../../incidents/incident.ts';
import { NewSevere } from './new-severe.ts';

const incident = (part: Partial<Incident>): Incident => ({
  id: 'id',
  actor: '192.0.2.1',
  phase: 'Reconnaissance',
  severity: 'high',
  reason: '',
  classes: [],
  first: 1_000,
  last: 2_000,
  lines: 1,
  sources: [{ source: 's', lines: 1, firstLine: 1, lastLine: 1 }],
  evidence: [],
  others: [],
  ...part
});

it('tells what came or became severe since the last look, once', () => {
  const severe = new NewSevere();
  const old = incident({});
  expect(severe.look([old])).toEqual([]);
  const mild = incident({ actor: 'eve', severity: 'medium' });
  expect(severe.look([old, mild])).toEqual([]);
  const raised = { ...mild, severity: 'critical' as const };
  const other = incident({ actor: 'mallory' });
  expect(severe.look([old, raised, other])).toEqual([raised, other]);
  expect(severe.look([old, raised, other])).toEqual([]);
});

it('knows an incident again after more lines came', () => {
  const severe = new NewSevere();
  severe.look([incident({})]);
  const grown = incident({ id: 'other', first: 500, last: 9_000, lines: 7 });
  expect(severe.look([grown])).toEqual([]);
});
