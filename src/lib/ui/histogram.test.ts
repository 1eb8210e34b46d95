import { expect, test } from 'vitest';
import { stackedBars } from './bars.ts';
import { histogramOf, seriesInBin } from './histogram.ts';
import { BY_PHASE } from './series.ts';

const columns = {
  times: Float64Array.of(0, 1000, 1500, NaN, 100_000, 1000),
  classes: Uint8Array.of(5, 5, 23, 5, 1, 7)
};
const rows = Uint32Array.of(0, 1, 2, 3, 4);
const range = { from: 0, to: 100_000 };

test('counts by bin and class, those without a time apart', () => {
  const histogram = histogramOf(columns, rows, range);
  expect(histogram.width).toBe(1000);
  expect(histogram.undated).toBe(1);
  expect(histogram.totals.reduce((a, b) => a + b)).toBe(4);
  expect([histogram.perSeries[5], histogram.perSeries[23], histogram.perSeries[7]]).toEqual([
    2, 1, 0
  ]);
  const bin = Math.floor((1000 - histogram.start) / histogram.width);
  expect(seriesInBin(histogram, bin)).toEqual([
    { series: 5, count: 1 },
    { series: 23, count: 1 }
  ]);
});

test('rows outside the range are not counted', () => {
  const histogram = histogramOf(columns, rows, { from: 0, to: 60_000 });
  expect(histogram.totals.reduce((a, b) => a + b)).toBe(3);
});

test('one path a series; a single detection among thousands is still seen', () => {
  const times = new Float64Array(5001).fill(1000);
  const classes = new Uint8Array(5001).fill(5);
  classes[0] = 23;
  const histogram = histogramOf({ times, classes }, Uint32Array.from(times.keys()), range);
  const bars = stackedBars(histogram, { width: 800, height: 100 }, 'linear');
  expect(bars.map(({ series }) => series)).toEqual([5, 23]);
  const [, height] = /v([\d.]+)/.exec(bars[1]!.path)!;
  expect(Number(height)).toBeGreaterThan(2.5);
});

test('classes of one phase are one series', () => {
  const { series, perSeries } = histogramOf(columns, rows, range, BY_PHASE);
  const counts = Object.fromEntries(
    series.names.map((name, index) => [name, perSeries[index]!]).filter(([, count]) => count !== 0)
  );
  expect(counts).toEqual({ Reconnaissance: 2, 'Credential Access': 1, Exfiltration: 1 });
});
