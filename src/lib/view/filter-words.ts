import { TAXONOMY } from '../detectors/taxonomy.ts';
import { formatPercent, formatSpan } from '../ui/format.ts';
import { LIMIT_WORDS as words } from '../words/export.ts';
import type { Criteria } from './filter.ts';

/**
 * What the shown lines are limited to, as the end of a sentence: `all.` or `those with …`.
 * @param source name of the one source that is shown; null for all
 * @param incident name of the one incident that is shown; null for all
 */
export function filterWords(
  { minConfidence, classes, actor, range, unsure }: Omit<Criteria, 'sourceId' | 'suppressed'>,
  source: string | null,
  incident: string | null
): string {
  const limits = [
    minConfidence > 0 ? words.confidence(formatPercent(minConfidence)) : '',
    classes ? words.classes([...classes].map((id) => TAXONOMY[id]!.plain)) : '',
    source === null ? '' : words.source(source),
    actor.trim() === '' ? '' : words.actor(actor.trim()),
    // A range leaves out its end.
    range ? words.range(formatSpan(range.from, range.to - 1)) : '',
    incident === null ? '' : words.incident(incident)
  ].filter((limit) => limit !== '');
  const which = limits.length === 0 ? words.all : words.those(limits);
  return words.end(unsure && incident === null ? words.unsureToo(which) : which);
}
