import type { Membership } from '../incidents/evidence.ts';

/** A line of an incident that the model did not flag. */
export interface IncidentLine {
  source: string;
  line: number;
  member: Membership;
  /** Null where it was not kept. */
  text: string | null;
}

/** A file of rules that the person gave. */
export interface RuleFileRow {
  name: string;
  rules: number;
  refused: readonly string[];
}
