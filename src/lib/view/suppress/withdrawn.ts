import type { Withdrawn, WithdrawnLine } from '../../incidents/suppress/withdraw.ts';
import type { DetectionColumns } from '../columns.ts';
import { type Matcher, matchesNothing, rowTest } from './matcher.ts';

/**
 * What incidents are made without where a matcher's lines are suppressed. Lines of its actors are not listed:
 * nothing of an actor counts.
 * @param keyOf key under which incidents know a source
 */
export function withdrawnBy(
  columns: DetectionColumns,
  matcher: Matcher,
  keyOf: (sourceId: number) => string | undefined
): Withdrawn {
  const { actors } = matcher;
  const byText = { actors: new Set<string>(), keys: matcher.keys };
  const lines = new Map<string, WithdrawnLine[]>();
  if (matchesNothing(byText)) return { actors, lines };
  const matches = rowTest(columns, byText);
  for (let row = 0; row < columns.length; row++) {
    if (!matches(row)) continue;
    const actor = columns.actorOf(row);
    const source = keyOf(columns.sourceIds[row]!);
    if (source === undefined || actors.has(actor)) continue;
    const own = lines.get(source) ?? [];
    if (own.length === 0) lines.set(source, own);
    own.push({
      line: columns.lines[row]!,
      actor,
      classId: columns.classes[row]!,
      unsure: columns.unsure[row] === 1
    });
  }
  return { actors, lines };
}
