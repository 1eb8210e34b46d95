import type { EvidenceKind } from '../../incidents/evidence.ts';
import type { Incident } from '../../incidents/incident.ts';
import { groupBy } from '../../base/group.ts';

/** What speaks for an incident, by where it comes from, in the order in which the incident tells it. */
export function groundsOf({ evidence }: Pick<Incident, 'evidence'>): {
  kind: EvidenceKind;
  titles: string[];
}[] {
  const kinds = groupBy(evidence, ({ kind }) => kind);
  return [...kinds].map(([kind, own]) => ({ kind, titles: own.map(({ title }) => title) }));
}
