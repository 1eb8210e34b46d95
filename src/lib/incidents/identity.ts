import type { Incident } from './incident.ts';

/**
 * What an incident is recognised by after more lines came: who did what, and when. Its `id` names its
 * start, which an earlier line moves; a span that was once its own still lies within it, for incidents
 * only grow and join as lines are added.
 */
export interface IncidentMark {
  actor: string;
  phase: string;
  /** Key of the source in logs without times, whose lines compare to no other's; null in all others. */
  source: string | null;
  /** First and last moment, ms since the epoch; line numbers in logs without times. */
  from: number;
  to: number;
}

/** The mark of an incident as it stands now. */
export function markOf({ actor, phase, first, last, sources }: Incident): IncidentMark {
  if (first !== null && last !== null) return { actor, phase, source: null, from: first, to: last };
  const { source, firstLine, lastLine } = sources[0]!;
  return { actor, phase, source, from: firstLine, to: lastLine };
}

/**
 * Whether two marks are of one incident: same actor, phase and kind of log, and spans that overlap. Two
 * incidents of one actor and phase never overlap, so that at any one moment a mark fits one of them.
 */
export function isSame(a: IncidentMark, b: IncidentMark): boolean {
  return (
    a.actor === b.actor &&
    a.phase === b.phase &&
    a.source === b.source &&
    a.from <= b.to &&
    a.to >= b.from
  );
}

/** The mark of what several marks of one incident have become. */
export function joinMarks(mark: IncidentMark, others: readonly IncidentMark[]): IncidentMark {
  const all = [mark, ...others];
  return {
    ...mark,
    from: Math.min(...all.map(({ from }) => from)),
    to: Math.max(...all.map(({ to }) => to))
  };
}
