import { afterEach, expect, test } from 'vitest';
import type { SearchFields } from '../../ui/lines/search-fields.ts';
import { showZone } from '../../ui/time-zone.svelte.ts';
import { criteriaOf } from './search-criteria.ts';

const FIELDS: SearchFields = {
  text: '',
  regex: false,
  matchCase: false,
  verdict: 'any',
  minThreat: 40,
  actor: '',
  from: '',
  to: ''
};

afterEach(() => showZone(null));

test('times are those of the zone in which times are shown', () => {
  const fields = { ...FIELDS, from: '2026-11-20T13:30', to: '2026-11-20T13:30:01' };
  showZone('Asia/Tokyo');
  expect(criteriaOf(fields)).toMatchObject({
    from: Date.UTC(2026, 10, 20, 4, 30),
    to: Date.UTC(2026, 10, 20, 4, 30, 1)
  });
  showZone('America/New_York');
  expect(criteriaOf(fields).from).toBe(Date.UTC(2026, 10, 20, 18, 30));
});

test('a time that was not given limits nothing, and percent become a probability', () => {
  expect(criteriaOf(FIELDS)).toMatchObject({ from: null, to: null, minThreat: 0.4 });
});
