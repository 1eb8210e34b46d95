import type { Suppression } from '../../incidents/suppress/suppression.ts';
import { SUPPRESS_WORDS } from '../../words/suppress.ts';
import { formatTime } from '../format.ts';

/** A suppression as it is listed. */
export interface SuppressionRow extends Suppression {
  id: number;
  active: boolean;
  /** True where it can match nothing any more. */
  outdated: boolean;
  /** Stored lines it is about. */
  lines: number;
}

/** What is suppressed, in short. */
export function subjectName({ subject }: Pick<Suppression, 'subject'>): string {
  return subject.kind === 'actor' ? subject.actor : subject.text;
}

/** When it ends, in words. */
export function endWords({ active, expiresAt }: SuppressionRow): string {
  if (!active) return SUPPRESS_WORDS.ended;
  return expiresAt === null
    ? SUPPRESS_WORDS.neverEnds
    : SUPPRESS_WORDS.endsOn(formatTime(expiresAt));
}
