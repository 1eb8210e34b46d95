import { isSame, markOf, type IncidentMark } from '../incidents/identity.ts';
import type { Incident } from '../incidents/incident.ts';
import type { Answer } from './answer/answer.ts';
import type { Message } from './prompt/prompt.ts';

/** What a person thinks of an analysis. */
export type Rating = 'helpful' | 'unhelpful';

/** What a language model said of an incident, as it is stored. It changes nothing but what is shown of it. */
export interface StoredAnalysis {
  id: number;
  mark: IncidentMark;
  /** What the incident was when it was explained, as {@link versionOf} tells it. */
  version: string;
  /** Name of the model. */
  model: string;
  promptVersion: number;
  /** Ms since the epoch. */
  at: number;
  /** Time that the model took, ms. */
  ms: number;
  answer: Answer;
  /** Why the answer is the playbook's; null where it is the model's own. */
  note: string | null;
  rating: Rating | null;
  /** Questions and answers that followed. */
  chat: Message[];
}

/** What an incident is made of, as text: the same for the same lines, another when lines came. */
export function versionOf({ lines, severity, first, last, evidence }: Incident): string {
  const grounds = evidence.map(({ kind, name, lines }) => `${kind}:${name}:${lines}`).sort();
  return [lines, severity, first ?? '', last ?? '', ...grounds].join('|');
}

/** The analyses that are of an incident, the latest first. */
export function analysesOf(
  incident: Incident,
  stored: readonly StoredAnalysis[]
): StoredAnalysis[] {
  const mark = markOf(incident);
  return stored.filter((one) => isSame(one.mark, mark)).sort((a, b) => b.at - a.at || b.id - a.id);
}
