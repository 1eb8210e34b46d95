import { type Bins, type TimeRange, binsOf } from './bins.ts';
import { BY_CLASS, type Series } from './series.ts';

/** Columns a histogram reads: one time (NaN where unknown) and class a row. */
export interface TimedRows {
  readonly times: Float64Array;
  readonly classes: Uint8Array;
}

/** Detections over log time. */
export interface Histogram extends Bins {
  /** Into what they are told apart. */
  series: Series;
  /** Detections of each series in each bin: `bin * number of series + series`. */
  counts: Uint32Array;
  /** Detections in each bin. */
  totals: Uint32Array;
  /** Detections of each series in all bins. */
  perSeries: Uint32Array;
  /** Detections without a time, which are in no bin. */
  undated: number;
}

/** Detections of one series. */
export interface SeriesCount {
  series: number;
  count: number;
}

/**
 * Counts rows into bins.
 * @param rows the rows to count, by their number in the columns
 * @param range log time that the bins cover; rows outside it are not counted
 */
export function histogramOf(
  columns: TimedRows,
  rows: Uint32Array,
  range: TimeRange,
  series: Series = BY_CLASS
): Histogram {
  const bins = binsOf(range);
  const { start, width, count } = bins;
  const counts = new Uint32Array(count * series.count);
  const { times, classes } = columns;
  let undated = 0;
  for (let i = 0; i < rows.length; i++) {
    const row = rows[i]!;
    const time = times[row]!;
    const bin = Math.floor((time - start) / width);
    if (bin >= 0 && bin < count) counts[bin * series.count + series.of[classes[row]!]!]!++;
    else if (Number.isNaN(time)) undated++;
  }
  const totals = new Uint32Array(count);
  const perSeries = new Uint32Array(series.count);
  counts.forEach((number, at) => {
    totals[Math.floor(at / series.count)]! += number;
    perSeries[at % series.count]! += number;
  });
  return { ...bins, series, counts, totals, perSeries, undated };
}

/** Series with a count in one bin, the most frequent first. */
export function seriesInBin({ counts, series }: Histogram, bin: number): SeriesCount[] {
  return Array.from(
    counts.subarray(bin * series.count, (bin + 1) * series.count),
    (count, index) => ({ series: index, count })
  )
    .filter(({ count }) => count > 0)
    .sort((a, b) => b.count - a.count);
}
