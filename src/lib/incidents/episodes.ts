import { type Episode, type LineAt, mergeEpisodes } from './evidence.ts';

/**
 * Longest pause within an incident, ms. Half an hour is the pause after which a web session counts as
 * ended (Catledge and Pitkow 1995 measured 25.5 minutes).
 */
export const GAP_MS = 30 * 60_000;

/** The same for lines that are grounds only beside others: they must not stretch an incident. */
export const WEAK_GAP_MS = 5 * 60_000;

/**
 * Most episodes of one source; the weakest quarter goes when there are more, so that a log of any length
 * takes some megabytes at most.
 */
export const MAX_EPISODES = 2_000;
const KEPT_EPISODES = MAX_EPISODES * 0.75;

/** Episodes of one source by actor, phase and weight, each list in the order of time. */
export type Episodes = Map<string, Episode[]>;

function keyOf(part: Pick<Episode, 'actor' | 'phase' | 'timed' | 'weak'>): string {
  return `${part.actor}\n${part.phase}\n${part.timed ? 't' : 'l'}${part.weak ? 'w' : ''}`;
}

/**
 * The episode that a line belongs to: one that it extends or joins, or a new one. The line is not counted.
 */
export function episodeAt(
  episodes: Episodes,
  part: Pick<Episode, 'actor' | 'phase' | 'timed' | 'weak'>,
  { line, at }: LineAt
): Episode {
  const key = keyOf(part);
  let list = episodes.get(key);
  if (list === undefined) episodes.set(key, (list = []));
  const gap = part.weak ? WEAK_GAP_MS : GAP_MS;
  const near = list.filter(({ first, last }) => at >= first - gap && at <= last + gap);
  const [episode, bridged] = near;
  if (episode === undefined) {
    const { actor, phase, timed, weak } = part;
    const fresh: Episode = {
      ...{ actor, phase, timed, weak },
      ...{ first: at, last: at, firstLine: line, lastLine: line, lines: 0 },
      evidence: new Map(),
      others: []
    };
    list.push(fresh);
    list.sort((a, b) => a.first - b.first);
    return fresh;
  }
  episode.first = Math.min(episode.first, at);
  episode.last = Math.max(episode.last, at);
  episode.firstLine = Math.min(episode.firstLine, line);
  episode.lastLine = Math.max(episode.lastLine, line);
  if (bridged !== undefined) {
    mergeEpisodes(episode, bridged);
    list.splice(list.indexOf(bridged), 1);
  }
  return episode;
}

/** How much speaks for an episode: what is only supporting goes first, then what has few lines. */
function weight({ weak, lines, evidence }: Episode): number {
  return (weak ? 0 : 1_000_000) + evidence.size * 1_000 + Math.min(lines, 999);
}

/** The value that `rank` values are not below; `rank` is 1 for the largest. */
function valueAt(values: Float64Array, rank: number): number {
  return values.toSorted()[values.length - rank]!;
}

/** The `count` strongest of more; of equally strong ones those that went on last. */
function strongest(all: readonly Episode[], count: number): Set<Episode> {
  const weights = Float64Array.from(all, weight);
  const least = valueAt(weights, count);
  const sure = all.filter((_, i) => weights[i]! > least);
  const equal = all.filter((_, i) => weights[i] === least);
  const room = count - sure.length;
  const latest = valueAt(
    Float64Array.from(equal, ({ last }) => last),
    room
  );
  const after = equal.filter(({ last }) => last > latest);
  const same = equal.filter(({ last }) => last === latest).slice(0, room - after.length);
  return new Set([...sure, ...after, ...same]);
}

/**
 * Drops the weakest episodes when there are too many.
 * @returns how many were dropped
 */
export function pruneEpisodes(episodes: Episodes): number {
  let count = 0;
  for (const list of episodes.values()) count += list.length;
  if (count <= MAX_EPISODES) return 0;
  const kept = strongest([...episodes.values()].flat(), KEPT_EPISODES);
  for (const [key, list] of episodes) {
    const rest = list.filter((episode) => kept.has(episode));
    if (rest.length === 0) episodes.delete(key);
    else if (rest.length < list.length) episodes.set(key, rest);
  }
  return count - kept.size;
}
