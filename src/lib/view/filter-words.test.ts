import { expect, it } from 'vitest';
import { filterWords } from './filter-words.ts';

const all = {
  minConfidence: 0,
  classes: null,
  sourceId: null,
  actor: '',
  range: null,
  unsure: false
};

it('says that nothing is left out', () => {
  expect(filterWords(all, null, null)).toBe('all.');
  expect(filterWords({ ...all, unsure: true }, null, null)).toBe('all, unsure lines too.');
});

it('names every limit', () => {
  const limited = {
    ...all,
    minConfidence: 0.8,
    classes: new Set([24, 26]),
    actor: ' 192.0.2. ',
    range: { from: Date.UTC(2026, 10, 21, 9), to: Date.UTC(2026, 10, 21, 10) }
  };
  const words = filterWords(limited, 'a.log', 'Execution by eve');
  expect(words).toMatch(
    /^those with a confidence of at least 80 %; of SQL injection, path traversal; in a\.log; of actors that contain "192\.0\.2\."; from 21 Nov 2026, .*; of the incident Execution by eve\.$/
  );
});
