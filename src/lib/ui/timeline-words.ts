import { TAXONOMY } from '../detectors/taxonomy.ts';
import { binRange } from './bins.ts';
import { formatCount, formatNumber, formatSpan } from './format.ts';
import { type Histogram, classesInBin } from './histogram.ts';

/** A bin of the timeline in words, for those who hear it. */
export function describeBin(histogram: Histogram, bin: number): string {
  const { from, to } = binRange(histogram, bin);
  const classes = classesInBin(histogram, bin).map(
    ({ classId, count }) => `${TAXONOMY[classId]!.plain} ${formatNumber(count)}`
  );
  const total = formatCount(histogram.totals[bin] ?? 0, 'detection');
  return [`${formatSpan(from, to)}: ${total}`, ...classes].join(', ');
}
