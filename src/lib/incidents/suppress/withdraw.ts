import { groupBy } from '../../base/group.ts';
import { TAXONOMY } from '../../detectors/taxonomy.ts';
import { burstByName } from '../bursts.ts';
import type { Episode, Evidence, LineAt, Part } from '../evidence.ts';
import { phaseOfClass } from '../phases.ts';

/** A detection or unsure line that counts no more. */
export interface WithdrawnLine {
  line: number;
  /** Ms since the epoch; NaN where the line tells no time. */
  time: number;
  actor: string;
  /** Class that the trace counted it under; of an unsure line, its likeliest threat. */
  classId: number;
  unsure: boolean;
  /** True where other lines decide its class: it is no ground itself. */
  byContext: boolean;
}

/** What incidents are to be made without. */
export interface Withdrawn {
  /** Actors of whom nothing counts. */
  actors: ReadonlySet<string>;
  /** Lines by key of their source. */
  lines: ReadonlyMap<string, readonly WithdrawnLine[]>;
}

export const NOTHING_WITHDRAWN: Withdrawn = { actors: new Set(), lines: new Map() };

/** Withdrawn lines of one actor and phase in one source, which no episode has been freed of yet. */
type Group = Set<WithdrawnLine>;

function groupKey(source: string, actor: string, phase: string): string {
  return `${source}\n${phase}\n${actor}`;
}

function groupsOf({ lines }: Withdrawn): Map<string, Group> {
  const groups = new Map<string, Group>();
  for (const [source, own] of lines) {
    const byPlace = groupBy(own, ({ actor, classId }) =>
      groupKey(source, actor, phaseOfClass(classId))
    );
    for (const [key, group] of byPlace) {
      groups.set(key, new Set(group));
    }
  }
  return groups;
}

/** Grounds that are left when some lines go, each with the lines it still rests on. */
function groundsWithout(
  evidence: Episode['evidence'],
  gone: readonly WithdrawnLine[],
  isGone: (at: LineAt) => boolean
): Episode['evidence'] {
  const left = new Map(evidence);
  const judged = gone.filter(({ byContext }) => !byContext);
  const goneByGround = groupBy(judged, ({ classId, unsure }) => {
    return `${unsure ? 'unsure' : 'model'}:${TAXONOMY[classId]!.name}`;
  });
  for (const [key, own] of goneByGround) {
    const ground = left.get(key);
    if (ground === undefined) continue;
    const lines = ground.lines - own.length;
    if (lines <= 0) left.delete(key);
    else {
      const samples = ground.samples.filter((at) => !isGone(at));
      left.set(key, { ...ground, lines, samples });
    }
  }
  return left;
}

/** Whether a ground only supports others. */
function isWeak({ kind, name }: Evidence, isWeakRule: (id: string) => boolean): boolean {
  if (kind === 'burst') return burstByName(name)?.weak ?? false;
  return kind === 'unsure' || (kind === 'rule' && isWeakRule(name));
}

/**
 * Parts of incidents without what is withdrawn. A part goes when its actor goes or all its lines do, and a
 * ground when the lines that the model gave it do. Bursts, rules and first-seen entities rest on many lines
 * or on none that was judged: they stay as long as any line of their part does.
 */
export function partsWithout(
  parts: readonly Part[],
  withdrawn: Withdrawn,
  isWeakRule: (id: string) => boolean
): Part[] {
  const groups = groupsOf(withdrawn);
  return parts.flatMap((part) => {
    const { source, episode } = part;
    if (withdrawn.actors.has(episode.actor)) return [];
    const group = groups.get(groupKey(source, episode.actor, episode.phase));
    if (group === undefined) return [part];
    const left = episodeWithout(episode, group, isWeakRule);
    return left === null ? [] : [{ source, episode: left }];
  });
}

function episodeWithout(
  episode: Episode,
  group: Group,
  isWeakRule: (id: string) => boolean
): Episode | null {
  const gone = takeWithin(episode, group);
  if (gone.length === 0) return episode;
  const numbers = new Set(gone.map(({ line }) => line));
  const isGone = ({ line }: LineAt) => numbers.has(line);
  const evidence = groundsWithout(episode.evidence, gone, isGone);
  const lines = episode.lines - gone.length;
  if (lines <= 0 || evidence.size === 0) return null;
  const weak = episode.weak || [...evidence.values()].every((one) => isWeak(one, isWeakRule));
  const others = episode.others.filter((at) => !isGone(at));
  return { ...episode, weak, lines, evidence, others };
}

/**
 * Lines of a group that an episode counts. Detections are counted in the episodes that make incidents,
 * unsure lines in those that support them; each in one, but for a first-seen entity's, which may be counted
 * there as well.
 */
function takeWithin(episode: Episode, group: Group): WithdrawnLine[] {
  const { firstLine, lastLine, first, last, timed, weak, evidence } = episode;
  const isEntity = [...evidence.values()].every(({ kind }) => kind === 'first-seen');
  const within = [...group].filter(({ line, time, unsure }) => {
    if (line < firstLine || line > lastLine) return false;
    // Lines are not always in the order of time.
    if (timed && (time < first || time > last)) return false;
    return isEntity || unsure === weak;
  });
  if (!isEntity) for (const one of within) group.delete(one);
  return within;
}
