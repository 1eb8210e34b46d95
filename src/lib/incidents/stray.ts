import { groupBy } from '../base/group.ts';
import { TAXONOMY } from '../detectors/taxonomy.ts';
import { GAP_MS } from './episodes.ts';
import type { Cluster } from './evidence.ts';

/** Attacks that consist of trying many names: directory brute force (in access and error logs), DNS enumeration. */
const ENUMERATIONS: ReadonlySet<string> = new Set([5, 14, 15].map((id) => TAXONOMY[id]!.name));

/**
 * Tries that make an enumeration. A crawler after a dead link or a program that looks up its server makes a few, an
 * office's machine some over a day; the shortest word list that a tool comes with has hundreds.
 */
const TRIES = 10;

function isStray({ parts }: Cluster): boolean {
  let tries = 0;
  for (const { episode } of parts) {
    for (const { kind, name, lines } of episode.evidence.values()) {
      if (kind === 'unsure') continue;
      if (kind !== 'model' || !ENUMERATIONS.has(name)) return false;
      tries += lines;
    }
  }
  return tries > 0 && tries < TRIES;
}

/**
 * Clusters without those that are a few tries of an enumeration and nothing else. They stay where their actor does
 * something else at about that time.
 */
export function withoutStrays(clusters: readonly Cluster[]): Cluster[] {
  const others = groupBy(
    clusters.filter((cluster) => !isStray(cluster)),
    ({ parts }) => parts[0]!.episode.actor
  );
  return clusters.filter(
    (cluster) =>
      !isStray(cluster) ||
      others
        .get(cluster.parts[0]!.episode.actor)
        ?.some(
          ({ first, last }) => first <= cluster.last + GAP_MS && last >= cluster.first - GAP_MS
        )
  );
}
