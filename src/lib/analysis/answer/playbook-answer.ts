import type { FilledPlaybook } from '../fill/fill.ts';
import { type Answer, MAX_ITEMS } from './answer.ts';

/**
 * What a playbook says of an incident, in the form of an answer: what stands there at once, and in the
 * place of a language model's answer that could not be used. Its confidence is moderate: it knows the
 * kind of attack, and not this one.
 */
export function playbookAnswer(playbook: FilledPlaybook): Answer {
  const texts = (steps: FilledPlaybook['check']) =>
    steps.slice(0, MAX_ITEMS).map(({ text }) => text);
  return {
    summary: playbook.what,
    why: playbook.why,
    check: texts(playbook.check),
    respond: texts(playbook.contain),
    falseAlarm: playbook.falseAlarm.slice(0, MAX_ITEMS),
    confidence: 'moderate'
  };
}
