import { relationOf, type Place, type Snapshot } from './place.ts';
import { isRotationOf } from './rotation.ts';

/** A text that was judged up to a place. */
export interface Known {
  sourceId: number;
  place: Place;
  /** Path where it was last seen. */
  path: string;
  /** Where it still is, as far as is known; null when another text took that spot. */
  spot: string | null;
}

/** A file that is there now. */
export interface Present {
  /** What tells its path from the same path elsewhere. */
  spot: string;
  path: string;
  text: Snapshot;
  /** The text it held when it was last looked at, if it did not change since; null otherwise. */
  unchanged: number | null;
}

/**
 * What a file is: more of a known text, under its old name or a new one (`known`); a copy of what is or will
 * be read elsewhere, which waits until it proves another text (`copy`); a text never seen (`new`); or one
 * that cannot be read now.
 */
export type Assignment =
  | { kind: 'known'; sourceId: number }
  | { kind: 'copy' }
  | { kind: 'new' }
  | { kind: 'unreadable'; error: unknown };

/**
 * Tells which known text each file holds. Names are believed only as far as contents bear them out, so that
 * a rotated file is read on under its new name, a truncated one from its start, and a copy not at all. Pure
 * but for reading the texts.
 *
 * A file that is shorter than what was judged under its name is a new text, even if it begins alike: what
 * follows the cut cannot be known.
 * @returns an assignment for each file, in their order; no text is assigned twice
 */
export async function assign(
  files: readonly Present[],
  known: readonly Known[]
): Promise<Assignment[]> {
  const claimed = new Set<number>();
  const own: (Assignment | null)[] = [];
  for (const file of files) own.push(await underItsName(file, known, claimed));
  const all: Assignment[] = [];
  for (const [i, file] of files.entries()) {
    all.push(own[i] ?? (await underAnyName(file, known, claimed)));
  }
  return all;
}

async function underItsName(
  file: Present,
  known: readonly Known[],
  claimed: Set<number>
): Promise<Assignment | null> {
  const text = known.find(({ spot }) => spot === file.spot);
  if (text === undefined) return null;
  const { sourceId, place } = text;
  try {
    const same = file.unchanged === sourceId;
    if (!same && (await relationOf(place, file.text)) !== 'continues') return null;
    claimed.add(sourceId);
    return { kind: 'known', sourceId };
  } catch (error) {
    // What cannot be read now is likely still there: no copy takes its place.
    claimed.add(sourceId);
    return { kind: 'unreadable', error };
  }
}

async function underAnyName(
  file: Present,
  known: readonly Known[],
  claimed: Set<number>
): Promise<Assignment> {
  let copy = false;
  try {
    for (const { sourceId, place, path, spot } of known) {
      if (spot === file.spot || !isRotationOf(path, file.path)) continue;
      const relation = await relationOf(place, file.text);
      if (relation === 'continues' && !claimed.has(sourceId)) {
        claimed.add(sourceId);
        return { kind: 'known', sourceId };
      }
      copy ||= relation !== 'other';
    }
  } catch (error) {
    return { kind: 'unreadable', error };
  }
  return { kind: copy ? 'copy' : 'new' };
}
