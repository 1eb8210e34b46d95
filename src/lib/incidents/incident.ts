import type { Severity } from '../detectors/taxonomy.ts';
import type { EvidenceKind, Membership } from './evidence.ts';

/** A line of one of the sources. */
export interface SourceLine {
  /** Key of the source, as {@link correlate} was given it. */
  source: string;
  /** 1-based. */
  line: number;
}

/** One ground for an incident, in words. */
export interface IncidentEvidence {
  kind: EvidenceKind;
  /** Class name, name of the signal, or id of the rule. */
  name: string;
  title: string;
  /** Why it counts, in a sentence. */
  why: string;
  /** Lines it rests on. */
  lines: number;
  /** Highest probability of being a threat, 0..1; null for what no model said. */
  confidence: number | null;
  /** The first of its lines. */
  samples: SourceLine[];
}

/** Detections and signals of one actor, one phase, close in time. */
export interface Incident {
  /** Actor, phase and start: the same whatever the order in which the sources were read. */
  id: string;
  /** Client address, else user, else host; empty where the records tell none. */
  actor: string;
  /** Name of an ATT&CK tactic. */
  phase: string;
  severity: Severity;
  /** Why it has this severity, in a sentence. */
  reason: string;
  /** Lines of each detected class, the most frequent first. */
  classes: { classId: number; lines: number }[];
  /** Ms since the epoch, UTC; null in logs that tell no time. */
  first: number | null;
  last: number | null;
  /** Lines that belong to it. */
  lines: number;
  /** Its share of each source; `firstLine` and `lastLine` enclose its lines there. */
  sources: { source: string; lines: number; firstLine: number; lastLine: number }[];
  evidence: IncidentEvidence[];
  /** The first of its lines that are no detections, with why they belong to it. */
  others: (SourceLine & { member: Membership })[];
}
