import { groupBy } from '../../base/group.ts';
import type { Incident } from '../../incidents/incident.ts';
import {
  TRIAGE_STATES,
  triageOf,
  type TriageRecord,
  type TriageState
} from '../../incidents/triage.ts';
import type { IncidentRow } from '../../ui/incident-row.ts';
import { EVIDENCE_NAMES, SEVERITY_NAMES } from '../../words/incidents.ts';
import { TRIAGE_WORDS } from '../../words/triage.ts';

/** Incidents with what was said of them, in the same order. */
export function triageRows(
  incidents: readonly Incident[],
  records: readonly TriageRecord[]
): IncidentRow[] {
  const keyOf = ({ actor, phase }: { actor: string; phase: string }) => `${actor}\n${phase}`;
  const groups = groupBy(records, ({ mark }) => keyOf(mark));
  return incidents.map((incident) => ({
    incident,
    ...triageOf(incident, groups.get(keyOf(incident)) ?? [])
  }));
}

/** Incidents in each state, and those of them to which lines came since. */
export function countStates(
  rows: readonly IncidentRow[]
): { state: TriageState; count: number; grown: number }[] {
  return TRIAGE_STATES.map((state) => {
    const own = rows.filter((row) => row.state === state);
    return { state, count: own.length, grown: own.filter(({ grown }) => grown > 0).length };
  });
}

/** A test for rows that hold every word of a search, in any case, anywhere in what is shown of them. */
export function searchTest(
  search: string,
  sourceName: (key: string) => string
): (row: IncidentRow) => boolean {
  const words = search.toLowerCase().split(/\s+/).filter(Boolean);
  return ({ incident, state, notes }) => {
    if (words.length === 0) return true;
    const { actor, phase, severity, evidence, sources } = incident;
    const text = [
      ...[actor, phase, SEVERITY_NAMES[severity], TRIAGE_WORDS.states[state], notes],
      ...evidence.map(({ kind, title }) => `${EVIDENCE_NAMES[kind]} ${title}`),
      ...sources.map(({ source }) => sourceName(source))
    ]
      .join('\n')
      .toLowerCase();
    return words.every((word) => text.includes(word));
  };
}
