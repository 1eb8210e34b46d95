import { TAXONOMY, type Severity } from '../../detectors/taxonomy.ts';
import { stackedBars } from '../../ui/bars.ts';
import { formatCount, formatDuration, formatSpan, zoneName } from '../../ui/format.ts';
import type { Histogram } from '../../ui/histogram.ts';
import { ticksOf } from '../../ui/ticks.ts';
import { html, type Html } from './html.ts';

const WIDTH = 900;
const HEIGHT = 130;

const SEVERITIES: readonly Severity[] = ['critical', 'high', 'medium', 'low'];

/** The shown detections over log time as an inline picture, in the colours of their severity; the series are classes. */
export function timelineOf(histogram: Histogram): Html {
  const { start, width, count, totals, perSeries, undated } = histogram;
  const most = totals.reduce((a, b) => Math.max(a, b), 0);
  const words = `${formatSpan(start, start + width * count)} (${zoneName()}); one bar is ${formatDuration(width / 1000)}, the tallest ${formatCount(most, 'detection')}; heights are logarithmic`;
  const bars = stackedBars(histogram, { width: WIDTH, height: HEIGHT }, 'log');
  const present = SEVERITIES.filter((severity) =>
    TAXONOMY.some((threat, classId) => threat.severity === severity && perSeries[classId]! > 0)
  );
  return html`<figure class="keep">
    <svg
      viewBox="0 0 ${WIDTH} ${HEIGHT + 34}"
      role="img"
      aria-label="${`Detections over log time: ${words}`}"
    >
      ${bars.map(({ series, path }) => html`<path class="${TAXONOMY[series]!.severity}" d="${path}" />`)}
      <line class="axis" x1="0" y1="${HEIGHT}" x2="${WIDTH}" y2="${HEIGHT}" />
      ${ticksOf(histogram, 8).map(
        ({ at, label, day }) =>
          html`<text x="${(at * WIDTH).toFixed(1)}" y="${HEIGHT + 14}">${label}</text>
            <text x="${(at * WIDTH).toFixed(1)}" y="${HEIGHT + 28}">${day}</text>`
      )}
    </svg>
    <figcaption>
      <p class="legend">
        ${present.map(
          (severity) =>
            html`<span
              ><svg viewBox="0 0 1 1" aria-hidden="true">
                <rect class="${severity}" width="1" height="1" />
              </svg>
              ${severity}</span
            >`
        )}
      </p>
      <p class="muted">
        ${words}.${undated > 0 ? ` ${formatCount(undated, 'detection')} without a time: not in the picture.` : ''}
      </p>
    </figcaption>
  </figure>`;
}
