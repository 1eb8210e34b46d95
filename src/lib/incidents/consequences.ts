import type { Verdict } from '../detectors/detector.ts';
import { BENIGN, LABELS } from '../detectors/taxonomy.ts';
import type { Episode, Moment } from './evidence.ts';
import type { Fact } from './facts.ts';

/** A login or a change of user that session lines follow. */
export interface Cause {
  at: Moment;
  /** The episode that it belongs to. */
  key: Pick<Episode, 'actor' | 'phase' | 'timed' | 'weak'>;
  /** What the session is by it; null where it is no detection, and missing in traces of versions that did not ask. */
  session?: Pick<Verdict, 'classId' | 'confidence'> | null;
}

/** By host. */
export type Causes = Map<string, Cause>;

/**
 * Time after a login or a change of user in which the session lines that follow are its consequence, ms;
 * they come within one second, and a loaded machine may need some more.
 */
const CONSEQUENCE_MS = 5_000;
/** Hosts remembered; a central log has some hundreds. */
const MAX_HOSTS = 1_000;

/** Facts that session lines follow. */
const CAUSES: ReadonlySet<Fact['kind']> = new Set(['login', 'su', 'sudo']);

/** Classes whose sessions have a class of their own. */
const SESSIONS: ReadonlyMap<string, string> = new Map([
  [
    'attacker_change_user:escalate',
    'attacker_change_user:escalate:escalated_command:escalated_sudo_command'
  ],
  [
    'escalate:escalated_command:escalated_sudo_command',
    'escalate:escalated_command:escalated_sudo_command:escalated_sudo_session'
  ]
]);

/** What a session is that follows a line with a verdict. */
function sessionOf({ classId, confidence }: Verdict): NonNullable<Cause['session']> | null {
  if (classId === BENIGN) return null;
  const session = SESSIONS.get(LABELS[classId]!);
  return { classId: session === undefined ? classId : LABELS.indexOf(session), confidence };
}

/** The cause of a session line of a host; null where there is none of late. */
export function causeOf(causes: Causes, host: string, fact: Fact | null, at: Moment): Cause | null {
  const cause = fact?.kind === 'session' ? causes.get(host) : undefined;
  const passed = cause === undefined ? Infinity : at - cause.at;
  return passed >= 0 && passed <= CONSEQUENCE_MS ? cause! : null;
}

/**
 * Notes what the session lines that follow a line on its host are consequences of; other lines change nothing.
 * @param key the episode that the line belongs to; null where it belongs to none, and its session is honest
 */
export function noteCause(
  causes: Causes,
  host: string,
  fact: Fact,
  line: { at: Moment; key: Cause['key'] | null; verdict: Verdict }
): void {
  if (!CAUSES.has(fact.kind)) return;
  causes.delete(host);
  if (line.key === null) return;
  if (causes.size >= MAX_HOSTS) causes.delete(causes.keys().next().value!);
  causes.set(host, { at: line.at, key: line.key, session: sessionOf(line.verdict) });
}
