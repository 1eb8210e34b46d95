import 'fake-indexeddb/auto';
import { beforeEach, expect, it, vi } from 'vitest';
import { openDb } from '../../db/schema.ts';
import type { Incident } from '../../incidents/incident.ts';
import { incidentsOf, type TestLine } from '../../incidents/test-lines.ts';
import { Triage } from './triage.svelte.ts';

const found = (actor: string): TestLine => ({
  at: 0,
  actor,
  detected: 'attacker_http:foothold:wpscan'
});
const list = incidentsOf([found('192.0.2.1'), found('192.0.2.2'), found('192.0.2.3')]);

let triage: Triage;
let opened: Incident | null;
let count = 0;

beforeEach(async () => {
  opened = null;
  const byId = (id: string | null) => list.find((incident) => incident.id === id) ?? null;
  triage = new Triage(
    openDb(`page-${count++}`),
    { list, byId },
    { opened: () => opened, close: () => (opened = null), sourceName: (key) => key }
  );
  await vi.waitFor(() => expect(triage.ready).toBe(true));
});

const states = () => triage.rows.map(({ state }) => state).join(' ');
const becomes = (expected: string) => vi.waitFor(() => expect(states()).toBe(expected));
const actors = () => triage.shown.map(({ incident }) => incident.actor);

it('gives each of two quick keys an incident of its own', async () => {
  triage.move(1);
  for (let i = 0; i < 2; i++) triage.setState(triage.cursor!.incident.id, 'closed');
  await becomes('closed closed new');
  expect(actors()).toEqual(['192.0.2.3']);
  expect(triage.cursor?.incident.actor).toBe('192.0.2.3');
  triage.undo();
  triage.undo();
  await becomes('new new new');
  expect(triage.cursor?.incident.actor).toBe('192.0.2.1');
});

it('keeps what is open in the list until it is left', async () => {
  triage.toggleState('open');
  opened = list[0]!;
  triage.look(opened, true);
  await becomes('open new new');
  expect(actors()).toHaveLength(3);
  triage.setState(list[0]!.id, 'closed');
  await becomes('closed new new');
  expect(opened).toBe(null);
  expect(actors()).toEqual(['192.0.2.2', '192.0.2.3']);
});

it('takes back notes that were typed on and on at once', async () => {
  const [{ id }] = list as [Incident];
  triage.look(list[0]!, true);
  for (const text of ['A', 'A test', 'A test by us. ']) triage.setNotes(id, text);
  await vi.waitFor(() => expect(triage.rows[0]!.notes).toBe('A test by us.'));
  triage.undo();
  await vi.waitFor(() => expect(triage.rows[0]!.notes).toBe(''));
  expect(states()).toBe('open new new');
  triage.undo();
  await becomes('new new new');
  expect(triage.canUndo).toBe(false);
});

it('shows the active states again when the last state is taken away', () => {
  for (const state of ['new', 'open', 'confirmed'] as const) triage.toggleState(state);
  expect([...triage.states]).toEqual(['new', 'open', 'confirmed']);
});
