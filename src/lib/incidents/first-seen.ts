import type { Severity } from '../detectors/taxonomy.ts';
import type { Fact } from './facts.ts';
import type { LineAt, Moment } from './evidence.ts';

/** A kind of thing that is rarely new where it has been for a while. */
export interface EntityKind {
  name: string;
  plain: string;
  phase: string;
  severity: Severity;
  /** True where a new one makes an incident by itself; else it only supports one. */
  alone: boolean;
  /** The entity that a line names, in words. */
  entityOf(fact: Fact): string | null;
}

export const ENTITY_KINDS: readonly EntityKind[] = [
  {
    name: 'vpn-login',
    plain: 'VPN login from an address that this user never used',
    phase: 'Initial Access',
    severity: 'low',
    alone: true,
    entityOf: (fact) =>
      fact.kind === 'login' && fact.service === 'vpn' ? `${fact.user} from ${fact.address}` : null
  },
  {
    name: 'ssh-login',
    plain: 'SSH login from an address that this user never used',
    phase: 'Initial Access',
    severity: 'low',
    alone: true,
    entityOf: (fact) =>
      fact.kind === 'login' && fact.service === 'ssh' ? `${fact.user} from ${fact.address}` : null
  },
  {
    name: 'su-pair',
    plain: 'account switch never seen before',
    phase: 'Privilege Escalation',
    severity: 'low',
    alone: true,
    entityOf: (fact) => (fact.kind === 'su' ? `${fact.from} to ${fact.to}` : null)
  },
  {
    name: 'sudo-command',
    plain: 'privileged command that this user never ran',
    phase: 'Privilege Escalation',
    severity: 'low',
    // Administrators run something new every day.
    alone: false,
    entityOf: (fact) => (fact.kind === 'sudo' ? `${fact.user} runs ${fact.command}` : null)
  },
  {
    name: 'service-unit',
    plain: 'service never started before',
    phase: 'Persistence',
    severity: 'medium',
    alone: true,
    entityOf: (fact) => (fact.kind === 'unit' ? fact.name : null)
  },
  {
    name: 'executable',
    plain: 'program never run before',
    phase: 'Execution',
    severity: 'low',
    // Every package that is installed brings some.
    alone: false,
    entityOf: (fact) => (fact.kind === 'executable' ? fact.path : null)
  }
];

/** First appearance of an entity in one source. */
export interface Entity extends LineAt {
  kind: string;
  host: string;
  /**
   * False where moments are line numbers, which do not compare with those of other sources; missing in traces
   * of versions that knew dated lines alone.
   */
  timed?: boolean;
  name: string;
  actor: string;
  /** When it was last met. */
  last: Moment;
  /** True when its line is counted in an episode of the same actor and phase. */
  known: boolean;
  /** When else it was met within {@link NEW_MS}; only of kinds that make an incident by themselves. */
  again: LineAt[];
}

/** All that a source tells of one kind on one host. */
export interface Census {
  first: Moment;
  last: Moment;
  events: number;
}

/** What a source knows; what dated lines tell is merged with what others know. */
export interface Entities {
  seen: Map<string, Entity>;
  /** By kind and host, and whether moments are times. */
  census: Map<string, Census>;
}

/** Where what is usual is learnt: a kind of entity on a host; in a log without times, in that log alone. */
function placeOf({ kind, host, timed }: Pick<Entity, 'kind' | 'host' | 'timed'>): string {
  return `${kind}\n${host}${timed === false ? UNTIMED : ''}`;
}

const UNTIMED = '\nby line';

/** Time on a host in which everything is taken for usual, ms: a day has one of each daily task. */
const LEARNING_MS = 24 * 3_600_000;
/** The same for logs shorter than four days, as a share of the log. */
const LEARNING_SHARE = 0.25;
/** Events of a kind on a host, below which none of them can be called unusual. */
const MIN_EVENTS = 10;
/** Share of different entities among the events, above which a new one is the usual thing. */
const MAX_VARIETY = 0.5;
/** Time in which an entity stays new, ms: who came with a stolen password comes again the same day. */
const NEW_MS = 24 * 3_600_000;
/** Later sightings kept of one entity. */
const MAX_AGAIN = 20;
/** Entities kept of one source; with more than this many, new ones say nothing, and are not kept. */
const MAX_ENTITIES = 5_000;

/**
 * Notes the entity of a line; `known` when the line is counted in an episode already.
 * @returns true when the line may come to stand in an incident, so that its text is to be kept
 */
export function noteEntity(
  entities: Entities,
  kind: EntityKind,
  entity: Omit<Entity, 'kind' | 'last' | 'again'>
): boolean {
  const place = placeOf({ ...entity, kind: kind.name });
  const census = entities.census.get(place);
  const key = `${place}\n${entity.name}`;
  const known = entities.seen.get(key);
  if (known === undefined && entities.seen.size >= MAX_ENTITIES) return false;
  const isAgain = known !== undefined && kind.alone && noteAgain(known, entity);
  if (known === undefined) {
    entities.seen.set(key, { ...entity, kind: kind.name, last: entity.at, again: [] });
  } else known.last = Math.max(known.last, entity.at);
  entities.census.set(place, {
    first: Math.min(census?.first ?? Infinity, entity.at),
    last: Math.max(census?.last ?? -Infinity, entity.at),
    events: (census?.events ?? 0) + 1
  });
  return known === undefined || isAgain;
}

function noteAgain(entity: Entity, { line, at, known }: LineAt & { known: boolean }): boolean {
  const isNew = at >= entity.at && at <= entity.at + NEW_MS;
  if (known || !isNew || entity.again.length >= MAX_AGAIN) return false;
  entity.again.push({ line, at });
  return true;
}

/** An entity that was new when there had been time to learn what is usual, as one source tells of it. */
export interface FirstSeen {
  source: string;
  entity: Entity;
  kind: EntityKind;
  /** Lines that name it while it was new. */
  lines: LineAt[];
}

/**
 * Entities that appeared after the learning period of their kind on their host, over all sources; the
 * order of the sources does not matter.
 */
export function firstSeen(sources: readonly { source: string; entities: Entities }[]): FirstSeen[] {
  const places = new Map<string, Census & { variety: number }>();
  const sightings = new Map<string, Seen[]>();
  for (const { source, entities } of sources) {
    const own = (key: string) => (key.includes(UNTIMED) ? `${source}\n${key}` : key);
    for (const [name, census] of entities.census) {
      const place = own(name);
      const known = places.get(place);
      places.set(place, {
        first: Math.min(known?.first ?? Infinity, census.first),
        last: Math.max(known?.last ?? -Infinity, census.last),
        events: (known?.events ?? 0) + census.events,
        variety: 0
      });
    }
    for (const [name, entity] of entities.seen) {
      const key = own(name);
      sightings.set(key, [...(sightings.get(key) ?? []), { source, entity }]);
    }
  }
  const learntAt = ({ source, entity }: Seen) =>
    places.get(entity.timed === false ? `${source}\n${placeOf(entity)}` : placeOf(entity))!;
  for (const [seen] of sightings.values() as Iterable<[Seen]>) learntAt(seen).variety++;
  const found: FirstSeen[] = [];
  for (const seen of sightings.values()) {
    const first = seen.reduce((a, b) => (isBefore(b, a) ? b : a));
    const place = learntAt(first);
    const learning = Math.min(LEARNING_MS, (place.last - place.first) * LEARNING_SHARE);
    if (place.events < MIN_EVENTS || place.variety > place.events * MAX_VARIETY) continue;
    if (first.entity.at <= place.first + learning) continue;
    const kind = ENTITY_KINDS.find(({ name }) => name === first.entity.kind);
    if (kind === undefined) continue;
    // Where a new one only supports, its first line is all that is unusual.
    for (const { source, entity } of kind.alone ? seen : [first]) {
      const { line, at, again } = entity;
      const lines = [{ line, at }, ...again].filter((one) => one.at <= first.entity.at + NEW_MS);
      if (lines.length > 0) found.push({ source, entity, kind, lines });
    }
  }
  return found;
}

type Seen = Pick<FirstSeen, 'source' | 'entity'>;

function isBefore(a: Seen, b: Seen): boolean {
  if (a.entity.at !== b.entity.at) return a.entity.at < b.entity.at;
  return a.source === b.source ? a.entity.line < b.entity.line : a.source < b.source;
}
