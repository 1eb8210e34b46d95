import type { Severity } from '../detectors/taxonomy.ts';

const RANK: Record<Severity, number> = { none: 0, low: 1, medium: 2, high: 3, critical: 4 };

/** Number by which severities are ordered; the worst has the highest. */
export function severityRank(severity: Severity): number {
  return RANK[severity];
}
