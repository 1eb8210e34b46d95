import { type IncidentMark, isSame, joinMarks, markOf } from './identity.ts';
import type { Incident } from './incident.ts';

/** How far a person has come with an incident, in the order in which they come there. */
export const TRIAGE_STATES = ['new', 'open', 'confirmed', 'false-alarm', 'closed'] as const;

export type TriageState = (typeof TRIAGE_STATES)[number];

/** The states in which somebody still has to look. */
export const ACTIVE_STATES: ReadonlySet<TriageState> = new Set(['new', 'open', 'confirmed']);

/** What a person said of an incident. It is kept apart from incidents, which are made anew each time. */
export interface TriageRecord {
  mark: IncidentMark;
  state: TriageState;
  notes: string;
  /** Lines that the incident had when it got this state. */
  lines: number;
  /** Ms since the epoch. */
  changedAt: number;
}

/** What is said of an incident as it stands now. */
export interface Triage {
  state: TriageState;
  notes: string;
  /** Lines that came since it got this state. */
  grown: number;
  /** When it was last changed, ms since the epoch; null where nothing was said. */
  changedAt: number | null;
}

/** Of incidents that were joined, the one that most needs a person gives the state. */
const WEIGHT: readonly TriageState[] = ['confirmed', 'open', 'new', 'closed', 'false-alarm'];

function stateOf(records: readonly TriageRecord[]): TriageState {
  return WEIGHT.find((state) => records.some((record) => record.state === state)) ?? 'new';
}

function notesOf(records: readonly TriageRecord[]): string {
  const notes = records.map(({ notes }) => notes.trim()).filter((text) => text !== '');
  return [...new Set(notes)].join('\n');
}

function linesOf(records: readonly TriageRecord[]): number {
  return records.reduce((sum, { lines }) => sum + lines, 0);
}

/** The records that are of an incident, the earliest first. */
export function recordsOf<R extends TriageRecord>(incident: Incident, records: readonly R[]): R[] {
  const mark = markOf(incident);
  return records.filter((record) => isSame(record.mark, mark)).sort(byStart);
}

function byStart(a: TriageRecord, b: TriageRecord): number {
  return a.mark.from - b.mark.from;
}

/** What records say of an incident; it is new where they say nothing. */
export function triageOf(incident: Incident, records: readonly TriageRecord[]): Triage {
  const own = recordsOf(incident, records);
  return {
    state: stateOf(own),
    notes: notesOf(own),
    grown: own.length === 0 ? 0 : Math.max(0, incident.lines - linesOf(own)),
    changedAt: own.length === 0 ? null : Math.max(...own.map(({ changedAt }) => changedAt))
  };
}

/**
 * The record that takes the place of an incident's records when a person changes what is said of it.
 * What was judged as one stays one, even where a source is removed that held its parts together.
 */
export function changedRecord(
  incident: Incident,
  own: readonly TriageRecord[],
  change: Partial<Pick<TriageRecord, 'state' | 'notes'>>,
  now: number
): TriageRecord {
  const marks = own.map(({ mark }) => mark);
  const seen = change.state !== undefined || own.length === 0;
  return {
    mark: joinMarks(markOf(incident), marks),
    state: change.state ?? stateOf(own),
    notes: change.notes ?? notesOf(own),
    lines: seen ? incident.lines : linesOf(own),
    changedAt: now
  };
}
