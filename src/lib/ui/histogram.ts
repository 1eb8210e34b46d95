import { TAXONOMY } from '../detectors/taxonomy.ts';
import { type Bins, type TimeRange, binsOf } from './bins.ts';

const CLASSES = TAXONOMY.length;

/** Columns a histogram reads: one time (NaN where unknown) and class a row. */
export interface TimedRows {
  readonly times: Float64Array;
  readonly classes: Uint8Array;
}

/** Detections by class over log time. */
export interface Histogram extends Bins {
  /** Detections of each class in each bin: `bin * number of classes + class`. */
  counts: Uint32Array;
  /** Detections in each bin. */
  totals: Uint32Array;
  /** Detections of each class in all bins. */
  perClass: Uint32Array;
  /** Detections without a time, which are in no bin. */
  undated: number;
}

/**
 * Counts rows into bins.
 * @param rows the rows to count, by their number in the columns
 * @param range log time that the bins cover; rows outside it are not counted
 */
export function histogramOf(columns: TimedRows, rows: Uint32Array, range: TimeRange): Histogram {
  const bins = binsOf(range);
  const { start, width, count } = bins;
  const counts = new Uint32Array(count * CLASSES);
  const { times, classes } = columns;
  let undated = 0;
  for (let i = 0; i < rows.length; i++) {
    const row = rows[i]!;
    const time = times[row]!;
    const bin = Math.floor((time - start) / width);
    if (bin >= 0 && bin < count) counts[bin * CLASSES + classes[row]!]!++;
    else if (Number.isNaN(time)) undated++;
  }
  const totals = new Uint32Array(count);
  const perClass = new Uint32Array(CLASSES);
  counts.forEach((number, at) => {
    totals[Math.floor(at / CLASSES)]! += number;
    perClass[at % CLASSES]! += number;
  });
  return { ...bins, counts, totals, perClass, undated };
}

/** Class ids with a count in one bin, the most frequent first. */
export function classesInBin(
  { counts }: Histogram,
  bin: number
): { classId: number; count: number }[] {
  return Array.from(counts.subarray(bin * CLASSES, (bin + 1) * CLASSES), (count, classId) => ({
    classId,
    count
  }))
    .filter(({ count }) => count > 0)
    .sort((a, b) => b.count - a.count);
}
