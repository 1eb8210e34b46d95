import { KeySet } from '../../detectors/log-line/text-key.ts';
import type { DetectionColumns } from '../columns.ts';

/** Lines that some suppressions are about. */
export interface Matcher {
  actors: ReadonlySet<string>;
  /** Keys of texts. */
  keys: readonly KeySet[];
}

export const MATCHES_NOTHING: Matcher = { actors: new Set(), keys: [] };

/** What several matchers match. */
export function unionOf(matchers: readonly Matcher[]): Matcher {
  return {
    actors: new Set(matchers.flatMap(({ actors }) => [...actors])),
    keys: matchers.flatMap(({ keys }) => keys)
  };
}

/** Whether it can match any line. */
export function matchesNothing({ actors, keys }: Matcher): boolean {
  return actors.size === 0 && keys.length === 0;
}

/** A test for rows; actors that the columns get later are not known to it. */
export function rowTest(columns: DetectionColumns, { actors, keys }: Matcher) {
  const { actorIds, keysHigh, keysLow } = columns;
  const wanted = Uint8Array.from(columns.actors, (actor) => (actors.has(actor) ? 1 : 0));
  return (row: number): boolean => {
    if (wanted[actorIds[row]!] === 1) return true;
    const low = keysLow[row]!;
    const high = keysHigh[row]!;
    // A text that was not kept has no key.
    if (low === 0 && high === 0) return false;
    for (const set of keys) if (set.has(high, low)) return true;
    return false;
  };
}
