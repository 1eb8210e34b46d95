import type { Source, SourceState } from '../../db/schema.ts';
import { BENIGN, TAXONOMY } from '../../detectors/taxonomy.ts';
import { formatNumber } from '../../ui/format.ts';
import { html, type Html } from './html.ts';

/** What a reader has to know of a source that is not through. */
const REST: Readonly<Record<SourceState, string>> = {
  scanning: 'still being read',
  paused: 'read in part',
  stopped: 'read in part',
  failed: 'not read to its end',
  done: ''
};

/**
 * The classes of the shown detections, the most frequent first.
 * @param perClass detections by class id
 */
export function classTable(perClass: ArrayLike<number>): Html {
  const rows = TAXONOMY.map((threat, classId) => ({ threat, count: perClass[classId]! }))
    .filter(({ count }) => count > 0)
    .sort((a, b) => b.count - a.count);
  if (rows.length === 0) return html`<p>No detection is shown.</p>`;
  return html`<table>
    <thead>
      <tr>
        <th>Class</th>
        <th>Severity</th>
        <th>ATT&amp;CK</th>
        <th class="number">Detections</th>
      </tr>
    </thead>
    <tbody>
      ${rows.map(
        ({ threat: { plain, severity, phase, technique }, count }) =>
          html`<tr>
            <td>${plain}</td>
            <td>${severity}</td>
            <td>${phase}: ${technique?.id ?? ''} ${technique?.name ?? ''}</td>
            <td class="number">${formatNumber(count)}</td>
          </tr>`
      )}
    </tbody>
  </table>`;
}

/** Every source with how much of it was read, what was found in it, and by which model. */
export function sourceTable(sources: readonly Source[]): Html {
  return html`<section>
    <h2>Sources</h2>
    <table>
      <thead>
        <tr>
          <th>Source</th>
          <th class="number">Lines</th>
          <th class="number">Detections</th>
          <th class="number">Unsure</th>
          <th>Judged by</th>
        </tr>
      </thead>
      <tbody>
        ${sources.map(
          ({ name, format, lines, counts, unsure, bundles, state }) =>
            html`<tr>
              <td>
                ${name}
                <span class="muted">${[format ?? '', REST[state]].filter(Boolean).join(', ')}</span>
              </td>
              <td class="number">${formatNumber(lines)}</td>
              <td class="number">${formatNumber(lines - (counts[BENIGN] ?? 0))}</td>
              <td class="number">${formatNumber(unsure)}</td>
              <td>${bundles.join(', then ')}</td>
            </tr>`
        )}
      </tbody>
    </table>
  </section>`;
}
