import type { Answer } from './answer.ts';

/** For tests: what a language model may answer. */
export const ANSWER: Answer = {
  summary: 'Somebody guesses passwords.',
  why: 'Twelve logins failed.',
  check: ['Did one succeed?'],
  respond: ['Block the address.'],
  falseAlarm: ['A forgotten password.'],
  confidence: 'high'
};
