import { TAXONOMY } from '../../detectors/taxonomy.ts';
import type { Incident, SourceLine } from '../../incidents/incident.ts';
import { formatCount, formatSpan } from '../../ui/format.ts';
import { INCIDENT_WORDS, SEVERITY_NAMES } from '../../words/incidents.ts';
import { REPORT_WORDS as words } from '../../words/report.ts';
import { techniquesOf } from '../attack.ts';
import { MOST_OTHERS, type TextOf } from '../incident-texts.ts';
import { html, type Html } from './html.ts';

/** An incident with its grounds and the lines they rest on. */
export function incidentArticle(
  incident: Incident,
  sourceName: (key: string) => string,
  textOf: TextOf
): Html {
  const { actor, phase, severity, reason, first, last, lines, evidence, others } = incident;
  const lineItem = (line: SourceLine, note = '') =>
    html`<li>
      <span class="muted">${words.place(sourceName(line.source), line.line)}${note}</span>
      <code>${textOf(line) ?? words.notKept}</code>
    </li>`;
  const techniques = techniquesOf(incident.classes.map(({ classId }) => classId));
  const classes = incident.classes.map(({ classId }) => TAXONOMY[classId]!.plain);
  const more = others.length - MOST_OTHERS;
  return html`<article class="${severity}">
    <div class="keep">
      <h3>
        <span class="badge ${severity}">${SEVERITY_NAMES[severity]}</span>
        ${INCIDENT_WORDS.name(phase, actor)}
      </h3>
      <p>${reason}</p>
      <p class="muted">
        ${formatCount(lines, 'line')}${first !== null && last !== null ? `, ${formatSpan(first, last)}` : `, ${words.noTimes}`}${classes.length > 0 ? ` · ${classes.join(', ')}` : ''}${techniques.length > 0 ? ` · ${words.attack(techniques.map(({ id, name }) => `${id} ${name}`))}` : ''}
      </p>
    </div>
    <h4>${words.evidence}</h4>
    ${evidence.map(
      ({ title, why, samples }) =>
        html`<div>
          <p><strong>${title}</strong>: ${why}</p>
          <ul class="lines">
            ${samples.map((sample) => lineItem(sample))}
          </ul>
        </div>`
    )}
    ${
      others.length === 0
        ? null
        : html`<h4>${words.otherLines}</h4>
            <ul class="lines">
              ${others.slice(0, MOST_OTHERS).map((other) => lineItem(other, `, ${words.members[other.member]}`))}
            </ul>
            ${more > 0 ? html`<p class="muted">${INCIDENT_WORDS.moreLines(formatCount(more, 'line'))}</p>` : null}`
    }
  </article> `;
}
