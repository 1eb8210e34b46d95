import { groupBy } from '../base/group.ts';
import { LABELS } from '../detectors/taxonomy.ts';
import { clusterTraces, type TracedSource } from './clusters.ts';
import { GAP_MS } from './episodes.ts';
import {
  type Cluster,
  type Evidence,
  type EvidenceKind,
  type LineAt,
  mergeEvidence,
  type Part
} from './evidence.ts';
import { explain, type RuleWords } from './explain.ts';
import type { Incident, IncidentEvidence, SourceLine } from './incident.ts';
import { PHASES } from './phases.ts';
import { rate, type SeverityGround } from './severity.ts';
import { NOTHING_WITHDRAWN, type Withdrawn } from './suppress/withdraw.ts';

/** Lines shown of those that are no detections. */
const MAX_OTHERS = 200;

/** Grounds in the order in which they are told. */
const KINDS: readonly EvidenceKind[] = ['model', 'burst', 'rule', 'first-seen', 'unsure'];

type Located = SourceLine & LineAt;

function compareText(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}

function byMoment(a: Located, b: Located): number {
  return a.at - b.at || compareText(a.source, b.source) || a.line - b.line;
}

function located<L extends LineAt>(source: string, lines: readonly L[]): (L & Located)[] {
  return lines.map((line) => ({ ...line, source }));
}

function plainLine({ source, line }: Located): SourceLine {
  return { source, line };
}

function evidenceOf(parts: readonly Part[]) {
  const all = parts.flatMap(({ source, episode }) =>
    [...episode.evidence.values()].map((one) => ({
      ...one,
      samples: located(source, one.samples)
    }))
  );
  return mergeEvidence<Located>(all, byMoment).sort(
    (a, b) =>
      KINDS.indexOf(a.kind) - KINDS.indexOf(b.kind) ||
      b.lines - a.lines ||
      compareText(a.name, b.name)
  );
}

function sourcesOf(parts: readonly Part[]): Incident['sources'] {
  return [...groupBy(parts, ({ source }) => source)]
    .map(([source, own]) => ({
      source,
      lines: own.reduce((sum, { episode }) => sum + episode.lines, 0),
      firstLine: Math.min(...own.map(({ episode }) => episode.firstLine)),
      lastLine: Math.max(...own.map(({ episode }) => episode.lastLine))
    }))
    .sort((a, b) => compareText(a.source, b.source));
}

/** The other phases in which an actor is seen at about the time of a cluster, in their usual order. */
function phasesBeside(cluster: Cluster, ofActor: readonly Cluster[]): string[] {
  const { phase, timed } = cluster.parts[0]!.episode;
  const beside = ofActor.filter(
    ({ first, last, parts }) =>
      parts.some(({ episode }) => !episode.weak) &&
      parts[0]!.episode.timed === timed &&
      first <= cluster.last + GAP_MS &&
      last >= cluster.first - GAP_MS
  );
  const phases = new Set(beside.map(({ parts }) => parts[0]!.episode.phase));
  return PHASES.filter((name) => name !== phase && phases.has(name));
}

function incidentOf(
  cluster: Cluster,
  ofActor: readonly Cluster[],
  rules: ReadonlyMap<string, RuleWords>
): Incident {
  const { first, last, parts } = cluster;
  const { actor, phase, timed } = parts[0]!.episode;
  const grounds = evidenceOf(parts).map((one) => ({
    ...one,
    ...explain(one, (id) => rules.get(id))
  }));
  const { severity, reason } = rate(
    grounds satisfies SeverityGround[],
    phasesBeside(cluster, ofActor)
  );
  const sources = sourcesOf(parts);
  const start = timed
    ? new Date(first).toISOString()
    : `${sources[0]!.source}:${sources[0]!.firstLine}`;
  const others = parts.flatMap(({ source, episode }) => located(source, episode.others));
  return {
    id: `${actor || 'unknown'}/${phase}/${start}`,
    actor,
    phase,
    severity,
    reason,
    classes: grounds
      .filter(({ kind }) => kind === 'model')
      .map(({ name, lines }) => ({ classId: LABELS.indexOf(name), lines })),
    first: timed ? first : null,
    last: timed ? last : null,
    lines: sources.reduce((sum, { lines }) => sum + lines, 0),
    sources,
    evidence: grounds.map(toEvidence),
    others: others
      .sort(byMoment)
      .slice(0, MAX_OTHERS)
      .map((other) => ({ ...plainLine(other), member: other.member }))
  };
}

function toEvidence(
  ground: Pick<Evidence, 'kind' | 'name' | 'lines' | 'confidence'> & {
    title: string;
    why: string;
    samples: Located[];
  }
): IncidentEvidence {
  const { kind, name, title, why, lines, confidence, samples } = ground;
  const said = kind === 'model' || kind === 'unsure';
  return {
    ...{ kind, name, title, why, lines },
    confidence: said ? confidence : null,
    samples: samples.map(plainLine)
  };
}

/**
 * Incidents that the traces of some sources make, in the order of their start. A pure function of the
 * traces: neither the order of the sources nor the batches in which their lines came show in the result.
 * @param withdrawn lines and actors that do not count, as if they had not been there
 */
export function correlate(
  sources: readonly TracedSource[],
  withdrawn: Withdrawn = NOTHING_WITHDRAWN
): Incident[] {
  // A rule may have been changed between two scans: the same words are taken in any order.
  const ordered = [...sources].sort((a, b) => compareText(a.source, b.source));
  const rules = new Map(ordered.flatMap(({ trace }) => [...trace.rules]));
  const clusters = clusterTraces(ordered, withdrawn);
  const byActor = groupBy(clusters, ({ parts }) => parts[0]!.episode.actor);
  return clusters
    .map((cluster) => incidentOf(cluster, byActor.get(cluster.parts[0]!.episode.actor)!, rules))
    .sort((a, b) => (a.first ?? Infinity) - (b.first ?? Infinity) || compareText(a.id, b.id));
}
