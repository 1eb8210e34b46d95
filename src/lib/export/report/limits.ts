import type { Source } from '../../db/schema.ts';
import { BENIGN, TAXONOMY } from '../../detectors/taxonomy.ts';
import { html, type Html } from './html.ts';

/** Which model judged, and what a reader must not conclude from what it says. */
export function limitsOf(sources: readonly Source[], learnt: readonly string[] | null): Html {
  const bundles = [...new Set(sources.flatMap(({ bundles }) => bundles))];
  const unlearnt = TAXONOMY.filter(
    ({ name }, classId) => classId !== BENIGN && learnt?.includes(name) === false
  );
  return html`<section>
    <h2>The model and its limits</h2>
    <p>
      Lines were judged by ${bundles.length > 0 ? bundles.join(', ') : 'no model yet'}, a DistilBERT
      classifier that ran on the reader's device. Incidents join its detections with signals across
      lines and with rules.
    </p>
    <ul>
      <li>
        It misses attacks of kinds it has not learnt, and flags some honest lines. What it flags has
        to be looked at, and what it does not flag can still be an attack.
      </li>
      <li>Confidence is the model's estimate that a line is a threat; it can be sure and wrong.</li>
      <li>
        Unsure lines are suspicious and too ordinary to be called an attack; alone they make no
        incident.
      </li>
      <li>
        An actor is an address or a name that stands in a line. It does not say who is to blame.
      </li>
      <li>
        Times are as the logs tell them; one without a zone is taken in the zone of the device.
      </li>
      ${unlearnt.length === 0 ? null : html`<li>Never named, for the model has not learnt them: ${unlearnt.map(({ plain }) => plain).join('; ')}.</li>`}
    </ul>
  </section>`;
}
