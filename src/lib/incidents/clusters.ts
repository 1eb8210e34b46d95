import { groupBy } from '../base/group.ts';
import { GAP_MS } from './episodes.ts';
import type { Cluster, Part } from './evidence.ts';
import { type Entity, type FirstSeen, firstSeen } from './first-seen.ts';
import { WEAK_LEVELS } from './sigma/rule-set.ts';
import { NOTHING_WITHDRAWN, partsWithout, type Withdrawn } from './suppress/withdraw.ts';
import { withoutStrays } from './stray.ts';
import type { Trace } from './trace.ts';

/** What a source tells, under a key that names the source whatever else is read. */
export interface TracedSource {
  source: string;
  trace: Trace;
}

/**
 * How far from a sure sign a doubtful line may lie to count, ms: short enough that an honest
 * administrator's next login is another matter.
 */
const REACH_MS = 10 * 60_000;

/** Lines that the model has to flag for doubtful ones to be drawn to them. */
const SURE_LINES = 3;

/** Whether more than a line or two of the model, or one new entity, make a cluster. */
function isSure({ parts }: Cluster): boolean {
  const grounds = parts.flatMap(({ episode }) => [...episode.evidence.values()]);
  const flagged = grounds
    .filter(({ kind }) => kind === 'model')
    .reduce((sum, { lines }) => sum + lines, 0);
  return flagged >= SURE_LINES || grounds.some(({ kind }) => kind === 'burst' || kind === 'rule');
}

/** The actor; in logs without times with the source, since their moments cannot be compared. */
function actorOf({ source, episode: { actor, timed } }: Part): string {
  return timed ? actor : `${actor}\n${source}`;
}

interface Span {
  first: number;
  last: number;
}

function near(span: Span, { first, last }: Span): boolean {
  return first <= span.last + REACH_MS && last >= span.first - REACH_MS;
}

/** Joins parts of one actor and phase that no long pause separates; order does not matter. */
function clustersOf(parts: readonly Part[]): Cluster[] {
  const groups = groupBy(parts, (part) => `${part.episode.phase}\n${actorOf(part)}`);
  const clusters: Cluster[] = [];
  for (const group of groups.values()) {
    group.sort((a, b) => a.episode.first - b.episode.first);
    let current: Cluster | null = null;
    for (const part of group) {
      const { first, last } = part.episode;
      if (current !== null && first <= current.last + GAP_MS) {
        current.last = Math.max(current.last, last);
        current.parts.push(part);
      } else {
        current = { first, last, parts: [part] };
        clusters.push(current);
      }
    }
  }
  return clusters;
}

function firstSeenPart({ source, entity, kind, lines }: FirstSeen): Part {
  const { actor, line, known, name, timed = true } = entity;
  const ground = { kind: 'first-seen', name: kind.name, confidence: 1, detail: name } as const;
  const others = lines.filter((one) => !known || one.line !== line);
  const moments = lines.map(({ at }) => at);
  const numbers = lines.map((one) => one.line);
  return {
    source,
    episode: {
      ...{ actor, phase: kind.phase, timed, weak: !kind.alone },
      ...{ first: Math.min(...moments), last: Math.max(...moments) },
      ...{ firstLine: Math.min(...numbers), lastLine: Math.max(...numbers), lines: others.length },
      evidence: new Map([
        [`first-seen:${kind.name}`, { ...ground, lines: lines.length, samples: lines.slice(0, 5) }]
      ]),
      others: others.map((one) => ({ ...one, member: 'signal' }))
    }
  };
}

/** Who became whom: an address that logged in as a user, a user who switched to another. */
function aliasesOf(sources: readonly TracedSource[]): { from: string; to: string; at: number }[] {
  const logins: ReadonlySet<string> = new Set(['vpn-login', 'ssh-login', 'su-pair']);
  const entities = sources.flatMap(({ trace }) => [...trace.entities.seen.values()]);
  return entities
    .filter(({ kind }) => logins.has(kind))
    .flatMap((entity) =>
      [entity.at, entity.last].map((at) => ({ from: entity.actor, to: userOf(entity), at }))
    );
}

/** The user that a login or an account switch leads to: `alice from 192.0.2.1`, `alice to root`. */
function userOf({ kind, name }: Entity): string {
  return kind === 'su-pair' ? name.split(' to ').pop()! : name.split(' from ')[0]!;
}

/**
 * Joins what sources tell into clusters. Doubtful parts count beside a sure sign of the same actor, or of
 * somebody who became that actor shortly before; else they are left out, as are stray tries.
 * @param withdrawn what does not count
 */
export function clusterTraces(
  sources: readonly TracedSource[],
  withdrawn: Withdrawn = NOTHING_WITHDRAWN
): Cluster[] {
  const seen = firstSeen(
    sources.map(({ source, trace }) => ({ source, entities: trace.entities }))
  );
  const all = sources.flatMap(({ source, trace }) =>
    [...trace.episodes.values()].flat().map((episode) => ({ source, episode }))
  );
  all.push(...seen.map(firstSeenPart));
  const parts = partsWithout(all, withdrawn, (id) => isWeakRule(sources, id));
  // Doubtful lines beside stray tries are stray, too.
  const strong = withoutStrays(clustersOf(parts.filter(({ episode }) => !episode.weak)));
  const spans = spansOf(strong.filter(isSure), aliasesOf(sources));
  const doubtful = parts.filter(
    (part) =>
      part.episode.weak && spans.get(actorOf(part))?.some((span) => near(span, part.episode))
  );
  return clustersOf([...strong.flatMap((cluster) => cluster.parts), ...doubtful]);
}

function isWeakRule(sources: readonly TracedSource[], id: string): boolean {
  const rule = sources.find(({ trace }) => trace.rules.has(id))?.trace.rules.get(id);
  return rule !== undefined && WEAK_LEVELS.has(rule.level);
}

/** When each actor is surely at work: of itself, or because a sure one became it. */
function spansOf(
  sure: readonly Cluster[],
  aliases: readonly { from: string; to: string; at: number }[]
): Map<string, Span[]> {
  const spans = new Map<string, Span[]>(groupBy(sure, ({ parts }) => actorOf(parts[0]!)));
  // Chains (an address becomes a user, who becomes another) are followed to their end.
  for (let grew = true; grew;) {
    grew = false;
    for (const { from, to, at } of aliases) {
      const own = spans.get(to) ?? [];
      if (own.some(({ first, last }) => at >= first && at <= last)) continue;
      const moment = { first: at, last: at };
      if (!spans.get(from)?.some((span) => near(span, moment))) continue;
      spans.set(to, [...own, moment]);
      grew = true;
    }
  }
  return spans;
}
