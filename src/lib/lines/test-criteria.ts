import type { LineCriteria } from './criteria.ts';

/** For tests: criteria that any line meets. */
export const ANY_LINE: LineCriteria = {
  text: '',
  regex: false,
  matchCase: false,
  verdict: 'any',
  minThreat: 0,
  actor: '',
  from: null,
  to: null
};
