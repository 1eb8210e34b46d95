import type { ParsedLine } from '../../formats/format.ts';
import type { DnsLine } from '../answers.ts';
import type { Around } from './threat.ts';

/** What the last questions for names are part of, by who asked and name; honest ones are not kept. */
export type Questions = Map<string, Around>;

/** Questions remembered: an answer follows its question within some lines. */
const MAX_QUESTIONS = 512;

function keyOf({ actor }: ParsedLine, { name }: DnsLine): string {
  return `${actor}\n${name}`;
}

/** What an answer of a DNS server is part of: the same as its question. */
export function ofQuestion(questions: Questions, line: ParsedLine, dns: DnsLine): Around | null {
  const question = questions.get(keyOf(line, dns));
  // The question is ground enough.
  return question === undefined ? null : { ...question, signal: null };
}

/** Notes what a question is part of; null for an honest one. */
export function noteQuestion(
  questions: Questions,
  line: ParsedLine,
  dns: DnsLine,
  threat: Around | null
): void {
  const key = keyOf(line, dns);
  questions.delete(key);
  if (threat === null) return;
  if (questions.size >= MAX_QUESTIONS) questions.delete(questions.keys().next().value!);
  questions.set(key, threat);
}
