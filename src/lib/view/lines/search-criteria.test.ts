import { expect, it } from 'vitest';
import { criteriaOf } from './search-criteria.ts';

const FIELDS = {
  ...{ text: 'x', regex: true, matchCase: false, verdict: 'any' as const, actor: 'a' },
  ...{ minThreat: 25, from: '', to: '' }
};

it('percent become a share, local times moments, and empty fields ask for nothing', () => {
  expect(criteriaOf(FIELDS)).toEqual({ ...FIELDS, minThreat: 0.25, from: null, to: null });
  expect(criteriaOf({ ...FIELDS, from: '2026-11-20T08:05', to: '2026-11-20T08:15:30' })).toEqual({
    ...FIELDS,
    minThreat: 0.25,
    from: new Date(2026, 10, 20, 8, 5).getTime(),
    to: new Date(2026, 10, 20, 8, 15, 30).getTime()
  });
});
