import type { Histogram } from './histogram.ts';

/** Pixels of the smallest bar: one detection among thousands must still be seen. */
const LEAST = 3;

/** All bars of one series as one SVG path. */
export interface BarPath {
  series: number;
  path: string;
}

/** How the heights of bars follow counts. */
export type Scale = 'linear' | 'log';

/** Height of a bar for a count, when `most` fills the `height`. */
export function barHeight(count: number, most: number, height: number, scale: Scale): number {
  if (count === 0) return 0;
  const share = scale === 'linear' ? count / most : Math.log1p(count) / Math.log1p(most);
  return Math.max(LEAST, share * height);
}

/**
 * Bars stacked by series. The height of a stack follows the total of its bin; each series takes its
 * share of that height, but never less than can be seen.
 */
export function stackedBars(
  { counts, totals, count, series: { count: many } }: Histogram,
  size: { width: number; height: number },
  scale: Scale
): BarPath[] {
  const paths = new Map<number, string[]>();
  const step = size.width / count;
  const bar = Math.max(1, step - (step > 4 ? 1 : 0));
  const most = totals.reduce((a, b) => Math.max(a, b), 1);
  for (let bin = 0; bin < count; bin++) {
    const total = totals[bin]!;
    if (total === 0) continue;
    const stack = barHeight(total, most, size.height, scale);
    const present: { series: number; height: number }[] = [];
    for (let series = 0; series < many; series++) {
      const own = counts[bin * many + series]!;
      if (own > 0) present.push({ series, height: Math.max(LEAST, (own / total) * stack) });
    }
    const sum = present.reduce((all, { height }) => all + height, 0);
    const shrink = Math.min(1, size.height / sum);
    let top = size.height;
    for (const { series, height } of present) {
      top -= height * shrink;
      const rectangle = rectanglePath(bin * step, top, bar, height * shrink);
      const list = paths.get(series);
      if (list) list.push(rectangle);
      else paths.set(series, [rectangle]);
    }
  }
  return [...paths]
    .sort(([a], [b]) => a - b)
    .map(([series, rectangles]) => ({ series, path: rectangles.join('') }));
}

function rectanglePath(x: number, y: number, width: number, height: number): string {
  return `M${x.toFixed(1)} ${y.toFixed(1)}h${width.toFixed(1)}v${height.toFixed(1)}h${(-width).toFixed(1)}z`;
}
