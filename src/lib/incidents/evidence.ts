/** What a line adds to an incident, by where it comes from. */
export type EvidenceKind = 'model' | 'unsure' | 'burst' | 'first-seen' | 'rule';

/**
 * Where a line stands: ms since the epoch in a log that tells the time; else its line number times
 * {@link LINE_MS}, so that distance in lines stands for distance in time.
 */
export type Moment = number;

/** Lines of a log without times count as this far apart, ms: 900 lines are half an hour. */
export const LINE_MS = 2_000;

/** A line of a source, 1-based. */
export interface LineAt {
  line: number;
  at: Moment;
}

/** Why a line that the model calls benign belongs to an incident. */
export type Membership = 'unsure' | 'signal' | 'context';

export interface OtherLine extends LineAt {
  member: Membership;
}

/** One ground for an incident: a class, a burst, a kind of first-seen entity, or a rule. */
export interface Evidence {
  kind: EvidenceKind;
  /** Class name, name of the signal, or id of the rule. */
  name: string;
  /** Lines it rests on. */
  lines: number;
  /** Highest probability of being a threat, 0..1; 1 for what no model said. */
  confidence: number;
  /** The first lines of them. */
  samples: LineAt[];
  /** Words of its own, of a rule or a first-seen entity. */
  detail: string | null;
}

/** Lines of one actor in one phase of one source, close in time. */
export interface Episode {
  actor: string;
  phase: string;
  /** False where moments are line numbers. */
  timed: boolean;
  /** True where nothing in it would make an incident by itself. */
  weak: boolean;
  first: Moment;
  last: Moment;
  firstLine: number;
  lastLine: number;
  /** Lines that belong to it, each counted once. */
  lines: number;
  evidence: Map<string, Evidence>;
  /** The first lines of those that are no detections. */
  others: OtherLine[];
}

/** An episode and the source it is from. */
export interface Part {
  source: string;
  episode: Episode;
}

/** Parts of one actor and phase, close in time. */
export interface Cluster {
  first: number;
  last: number;
  parts: Part[];
}

/** Lines kept as examples of one ground. */
const MAX_SAMPLES = 5;
/** Lines kept that the model did not flag; more would not be read, and each keeps its text. */
const MAX_OTHERS = 100;

/** Adds what one line says to an episode's evidence. */
export function addEvidence(
  episode: Episode,
  ground: Pick<Evidence, 'kind' | 'name' | 'confidence' | 'detail'>,
  at: LineAt
): void {
  const key = `${ground.kind}:${ground.name}`;
  const known = episode.evidence.get(key);
  if (known === undefined) {
    episode.evidence.set(key, { ...ground, lines: 1, samples: [at] });
    return;
  }
  known.lines++;
  known.confidence = Math.max(known.confidence, ground.confidence);
  if (known.samples.length < MAX_SAMPLES) known.samples.push(at);
}

/** Adds a line that is no detection; @returns false when enough of them are kept already */
export function addOther(episode: Episode, other: OtherLine): boolean {
  if (episode.others.length >= MAX_OTHERS) return false;
  episode.others.push(other);
  return true;
}

/** Takes the line that was added last out of an episode, whose evidence stays. */
export function takeLine(episode: Episode, { line }: LineAt): void {
  episode.lines--;
  if (episode.others.at(-1)?.line === line) episode.others.pop();
}

/** Evidence of several parts as one, by kind and name; each with the lines it rests on first. */
export function mergeEvidence<L extends LineAt>(
  parts: Iterable<Omit<Evidence, 'samples'> & { samples: L[] }>,
  order: (a: L, b: L) => number
): (Omit<Evidence, 'samples'> & { samples: L[] })[] {
  const merged = new Map<string, Omit<Evidence, 'samples'> & { samples: L[] }>();
  for (const part of parts) {
    const key = `${part.kind}:${part.name}`;
    const known = merged.get(key);
    merged.set(
      key,
      known === undefined
        ? { ...part }
        : {
            ...known,
            lines: known.lines + part.lines,
            confidence: Math.max(known.confidence, part.confidence),
            samples: [...known.samples, ...part.samples],
            // Any order of the parts gives the same words.
            detail: [known.detail, part.detail].filter((text) => text !== null).sort()[0] ?? null
          }
    );
  }
  for (const evidence of merged.values()) {
    evidence.samples = evidence.samples.sort(order).slice(0, MAX_SAMPLES);
  }
  return [...merged.values()];
}

/** Takes the lines of `from` into `into`, where both are of one actor and phase. */
export function mergeEpisodes(into: Episode, from: Episode): void {
  const byMoment = (a: LineAt, b: LineAt) => a.at - b.at || a.line - b.line;
  into.first = Math.min(into.first, from.first);
  into.last = Math.max(into.last, from.last);
  into.firstLine = Math.min(into.firstLine, from.firstLine);
  into.lastLine = Math.max(into.lastLine, from.lastLine);
  into.lines += from.lines;
  const evidence = mergeEvidence([...into.evidence.values(), ...from.evidence.values()], byMoment);
  into.evidence = new Map(evidence.map((one) => [`${one.kind}:${one.name}`, one]));
  into.others = [...into.others, ...from.others].sort(byMoment).slice(0, MAX_OTHERS);
}
