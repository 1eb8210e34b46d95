import { TAXONOMY } from '../detectors/taxonomy.ts';
import { formatPercent, formatSpan } from '../ui/format.ts';
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
    minConfidence > 0 ? `with a confidence of at least ${formatPercent(minConfidence)}` : '',
    classes ? `of ${[...classes].map((id) => TAXONOMY[id]!.plain).join(', ')}` : '',
    source === null ? '' : `in ${source}`,
    actor.trim() === '' ? '' : `of actors that contain "${actor.trim()}"`,
    // A range leaves out its end.
    range ? `from ${formatSpan(range.from, range.to - 1)}` : '',
    incident === null ? '' : `of the incident ${incident}`
  ].filter((limit) => limit !== '');
  const which = limits.length === 0 ? 'all' : `those ${limits.join('; ')}`;
  return `${which}${unsure && incident === null ? ', unsure lines too' : ''}.`;
}
