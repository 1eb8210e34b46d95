import { TAXONOMY } from '../../detectors/taxonomy.ts';
import type { Membership } from '../../incidents/evidence.ts';
import type { Incident, SourceLine } from '../../incidents/incident.ts';
import { formatCount, formatSpan } from '../../ui/format.ts';
import { techniquesOf } from '../attack.ts';
import { MOST_OTHERS, type TextOf } from '../incident-texts.ts';
import { html, type Html } from './html.ts';

const MEMBERS: Readonly<Record<Membership, string>> = {
  unsure: 'unsure',
  signal: 'part of a signal',
  context: 'follows from it'
};

/** An incident with its grounds and the lines they rest on. */
export function incidentArticle(
  incident: Incident,
  sourceName: (key: string) => string,
  textOf: TextOf
): Html {
  const { actor, phase, severity, reason, first, last, lines, evidence, others } = incident;
  const lineItem = (line: SourceLine, note = '') =>
    html`<li>
      <span class="muted">${sourceName(line.source)}, line ${line.line}${note}</span>
      <code>${textOf(line) ?? '(its text was not kept)'}</code>
    </li>`;
  const techniques = techniquesOf(incident.classes.map(({ classId }) => classId));
  const classes = incident.classes.map(({ classId }) => TAXONOMY[classId]!.plain);
  const more = others.length - MOST_OTHERS;
  return html`<article class="${severity}">
    <div class="keep">
      <h3>
        <span class="badge ${severity}">${severity}</span> ${phase} by
        ${actor || 'an unknown actor'}
      </h3>
      <p>${reason}</p>
      <p class="muted">
        ${formatCount(lines, 'line')}${first !== null && last !== null ? `, ${formatSpan(first, last)}` : ', in a log without times'}${classes.length > 0 ? ` · ${classes.join(', ')}` : ''}${techniques.length > 0 ? ` · ATT&CK ${techniques.map(({ id, name }) => `${id} ${name}`).join(', ')}` : ''}
      </p>
    </div>
    <h4>Evidence</h4>
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
        : html`<h4>Lines that the model did not flag</h4>
            <ul class="lines">
              ${others.slice(0, MOST_OTHERS).map((other) => lineItem(other, `, ${MEMBERS[other.member]}`))}
            </ul>
            ${more > 0 ? html`<p class="muted">And ${formatCount(more, 'line')} more.</p>` : null}`
    }
  </article> `;
}
