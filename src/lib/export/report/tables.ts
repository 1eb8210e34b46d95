import type { Source } from '../../db/schema.ts';
import { BENIGN, TAXONOMY } from '../../detectors/taxonomy.ts';
import { formatNumber } from '../../ui/format.ts';
import { SEVERITY_NAMES } from '../../words/incidents.ts';
import { REPORT_WORDS as words } from '../../words/report.ts';
import { html, type Html } from './html.ts';

/**
 * The classes of the shown detections, the most frequent first.
 * @param perClass detections by class id
 */
export function classTable(perClass: ArrayLike<number>): Html {
  const rows = TAXONOMY.map((threat, classId) => ({ threat, count: perClass[classId]! }))
    .filter(({ count }) => count > 0)
    .sort((a, b) => b.count - a.count);
  if (rows.length === 0) return html`<p>${words.noDetection}</p>`;
  const { classColumns: columns } = words;
  return html`<table>
    <thead>
      <tr>
        <th>${columns.class}</th>
        <th>${columns.severity}</th>
        <th>${columns.attack}</th>
        <th class="number">${columns.detections}</th>
      </tr>
    </thead>
    <tbody>
      ${rows.map(
        ({ threat: { plain, severity, phase, technique }, count }) =>
          html`<tr>
            <td>${plain}</td>
            <td>${SEVERITY_NAMES[severity]}</td>
            <td>${phase}: ${technique?.id ?? ''} ${technique?.name ?? ''}</td>
            <td class="number">${formatNumber(count)}</td>
          </tr>`
      )}
    </tbody>
  </table>`;
}

/** Every source with how much of it was read, what was found in it, and by which model. */
export function sourceTable(sources: readonly Source[]): Html {
  const { sourceColumns: columns } = words;
  return html`<section>
    <h2>${words.sources}</h2>
    <table>
      <thead>
        <tr>
          <th>${columns.source}</th>
          <th class="number">${columns.lines}</th>
          <th class="number">${columns.detections}</th>
          <th class="number">${columns.unsure}</th>
          <th>${columns.judgedBy}</th>
        </tr>
      </thead>
      <tbody>
        ${sources.map(
          ({ name, format, lines, counts, unsure, bundles, state }) =>
            html`<tr>
              <td>
                ${name}
                <span class="muted"
                  >${[format ?? '', words.rest[state]].filter(Boolean).join(', ')}</span
                >
              </td>
              <td class="number">${formatNumber(lines)}</td>
              <td class="number">${formatNumber(lines - (counts[BENIGN] ?? 0))}</td>
              <td class="number">${formatNumber(unsure)}</td>
              <td>${words.bundles(bundles)}</td>
            </tr>`
        )}
      </tbody>
    </table>
  </section>`;
}
