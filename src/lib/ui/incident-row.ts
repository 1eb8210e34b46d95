import type { Membership } from '../incidents/evidence.ts';
import type { Incident } from '../incidents/incident.ts';
import type { Triage } from '../incidents/triage.ts';

/** An incident with what a person said of it. */
export interface IncidentRow extends Triage {
  incident: Incident;
}

/** What came of something that a person did with an incident. */
export interface TriageMessage {
  /** A sentence. */
  text: string;
  about: Incident | null;
}

/** A line of an incident that the model did not flag. */
export interface IncidentLine {
  sourceId: number;
  /** Name of the source. */
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
