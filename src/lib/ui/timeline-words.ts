import { binRange } from './bins.ts';
import { formatCount, formatNumber, formatSpan } from './format.ts';
import { type Histogram, seriesInBin } from './histogram.ts';

/** A bin of the timeline in words, for those who hear it. */
export function describeBin(histogram: Histogram, bin: number): string {
  const { from, to } = binRange(histogram, bin);
  const parts = seriesInBin(histogram, bin).map(
    ({ series, count }) => `${histogram.series.names[series]} ${formatNumber(count)}`
  );
  const total = formatCount(histogram.totals[bin] ?? 0, 'detection');
  return [`${formatSpan(from, to)}: ${total}`, ...parts].join(', ');
}
