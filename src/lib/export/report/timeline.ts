import { TAXONOMY, type Severity } from '../../detectors/taxonomy.ts';
import { stackedBars } from '../../ui/bars.ts';
import { formatCount, formatDuration, formatSpan, zoneName } from '../../ui/format.ts';
import type { Histogram } from '../../ui/histogram.ts';
import { ticksOf } from '../../ui/ticks.ts';
import { SEVERITY_NAMES } from '../../words/incidents.ts';
import { REPORT_WORDS as words } from '../../words/report.ts';
import { TIMELINE_WORDS } from '../../words/timeline.ts';
import { html, type Html } from './html.ts';

const WIDTH = 900;
const HEIGHT = 130;

const SEVERITIES: readonly Severity[] = ['critical', 'high', 'medium', 'low'];

/** The shown detections over log time as an inline picture, in the colours of their severity; the series are classes. */
export function timelineOf(histogram: Histogram): Html {
  const { start, width, count, totals, perSeries, undated } = histogram;
  const most = totals.reduce((a, b) => Math.max(a, b), 0);
  const scale = words.scale(
    TIMELINE_WORDS.scale(
      formatSpan(start, start + width * count),
      zoneName(),
      formatDuration(width / 1000),
      formatCount(most, 'detection')
    )
  );
  const bars = stackedBars(histogram, { width: WIDTH, height: HEIGHT }, 'log');
  const present = SEVERITIES.filter((severity) =>
    TAXONOMY.some((threat, classId) => threat.severity === severity && perSeries[classId]! > 0)
  );
  return html`<figure class="keep">
    <svg viewBox="0 0 ${WIDTH} ${HEIGHT + 34}" role="img" aria-label="${words.picture(scale)}">
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
              ${SEVERITY_NAMES[severity]}</span
            >`
        )}
      </p>
      <p class="muted">
        ${scale}.${undated > 0 ? ` ${words.undated(formatCount(undated, 'detection'))}` : ''}
      </p>
    </figcaption>
  </figure>`;
}
