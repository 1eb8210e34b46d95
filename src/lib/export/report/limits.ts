import type { Source } from '../../db/schema.ts';
import { BENIGN, TAXONOMY } from '../../detectors/taxonomy.ts';
import { REPORT_WORDS as words } from '../../words/report.ts';
import { html, type Html } from './html.ts';

/** Which model judged, and what a reader must not conclude from what it says. */
export function limitsOf(sources: readonly Source[], learnt: readonly string[] | null): Html {
  const bundles = [...new Set(sources.flatMap(({ bundles }) => bundles))];
  const unlearnt = TAXONOMY.filter(
    ({ name }, classId) => classId !== BENIGN && learnt?.includes(name) === false
  );
  return html`<section>
    <h2>${words.limits}</h2>
    <p>${words.judgedBy(bundles.length > 0 ? bundles.join(', ') : words.noModel)}</p>
    <ul>
      ${words.limitList.map((limit) => html`<li>${limit}</li>`)}
      ${unlearnt.length === 0 ? null : html`<li>${words.unlearnt(unlearnt.map(({ plain }) => plain))}</li>`}
    </ul>
  </section>`;
}
