import { classOfByte, isByContextByte, isUnsureByte } from '../../db/class-byte.ts';
import type { Source } from '../../db/schema.ts';
import { BENIGN } from '../../detectors/taxonomy.ts';
import type { Withdrawn, WithdrawnLine } from '../../incidents/suppress/withdraw.ts';
import { type DetectionColumns, HIDDEN } from '../columns.ts';
import { type Matcher, matchesNothing, rowTest } from './matcher.ts';

/**
 * What incidents are made without where a matcher's lines are suppressed, and some are benign by examples. Lines of its actors are not listed:
 * nothing of an actor counts.
 * @param sources by whose fingerprints incidents know them
 */
export function withdrawnBy(
  columns: DetectionColumns,
  matcher: Matcher,
  sources: readonly Pick<Source, 'id' | 'fingerprint'>[]
): Withdrawn {
  const { actors } = matcher;
  const byText = { actors: new Set<string>(), keys: matcher.keys };
  const lines = new Map<string, WithdrawnLine[]>();
  if (matchesNothing(byText) && !columns.hidden.includes(HIDDEN.taughtBenign)) {
    return { actors, lines };
  }
  const keys = new Map(sources.map(({ id, fingerprint }) => [id, fingerprint]));
  const matches = rowTest(columns, byText);
  for (let row = 0; row < columns.length; row++) {
    const said = columns.said[row]!;
    if (columns.hidden[row] !== HIDDEN.taughtBenign && !matches(row)) continue;
    // Traces hold what the model said.
    if (said === BENIGN) continue;
    const actor = columns.actorOf(row);
    const source = keys.get(columns.sourceIds[row]!);
    if (source === undefined || actors.has(actor)) continue;
    const own = lines.get(source) ?? [];
    if (own.length === 0) lines.set(source, own);
    own.push({
      line: columns.lines[row]!,
      time: columns.times[row]!,
      actor,
      classId: classOfByte(said),
      unsure: isUnsureByte(said),
      byContext: isByContextByte(said)
    });
  }
  return { actors, lines };
}
