import type { Incident, IncidentEvidence } from '../../incidents/incident.ts';
import { severityOfClass } from '../../incidents/severity.ts';
import { playbookOf } from './all.ts';
import { playbookNameOf } from './grounds.ts';
import type { Playbook } from './playbook.ts';

const WEIGHTS = { none: 0, low: 1, medium: 2, high: 3, critical: 4 } as const;

/** What counts first: what is sure, then the gravest, then what has most lines. */
function weight({ kind }: IncidentEvidence, { name, attack }: Playbook): number {
  if (kind === 'unsure') return 0;
  if (attack === null) return WEIGHTS.low;
  return 1 + WEIGHTS[severityOfClass(name)];
}

/**
 * The playbooks that fit an incident, the one to begin with first, each family once. Never empty: what
 * nothing fits gets the general one.
 */
export function playbooksOf({ evidence }: Pick<Incident, 'evidence'>): Playbook[] {
  const fitting = evidence
    .map((ground) => ({ ground, playbook: playbookOf(playbookNameOf(ground)) }))
    .sort(
      (a, b) =>
        weight(b.ground, b.playbook) - weight(a.ground, a.playbook) ||
        b.ground.lines - a.ground.lines
    );
  const families = new Map<string, Playbook>();
  for (const { playbook } of fitting) {
    if (!families.has(playbook.family)) families.set(playbook.family, playbook);
  }
  return families.size === 0 ? [playbookOf('other')] : [...families.values()];
}
