import { type ThreatClass, TAXONOMY } from '../detectors/taxonomy.ts';

/** A detection or unsure line with all that a file may say of it. */
export interface ExportedLine {
  source: string;
  /** 1-based. */
  line: number;
  /** Ms since the epoch; NaN where the line has no time. */
  time: number;
  format: string | null;
  /** Of an unsure line, its likeliest threat. */
  classId: number;
  unsure: boolean;
  /** True where the lines around it decide, and the model alone calls it benign. */
  byContext: boolean;
  /** Probability of being a threat, 0..1. */
  confidence: number;
  actor: string;
  /** Null where it was not kept. */
  text: string | null;
}

/** The class of an exported line. */
export function threatOf({ classId }: Pick<ExportedLine, 'classId'>): ThreatClass {
  return TAXONOMY[classId]!;
}

/** A moment as ISO 8601 in UTC; empty where there is none. */
export function isoTime(time: number): string {
  return Number.isNaN(time) ? '' : new Date(time).toISOString();
}
