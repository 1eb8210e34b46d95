import { describe, expect, it } from 'vitest';
import { ruleNotice } from './rule-notice.ts';

describe('ruleNotice', () => {
  it('counts what is used and tells what is not', () => {
    expect(ruleNotice({ name: 'a.yml', rules: 2, refused: ['a.yml: no.'] })).toEqual({
      kind: 'info',
      what: '2 rules read from a.yml.',
      next: 'They apply to files given from now on. a.yml: no.'
    });
  });

  it('is an error where nothing is used', () => {
    expect(ruleNotice({ name: 'a.yml', rules: 0, refused: [] })).toMatchObject({ kind: 'error' });
  });

  it('tells three reasons and counts the others', () => {
    const refused = ['1.', '2.', '3.', '4.', '5.'];
    expect(ruleNotice({ name: 'a.yml', rules: 0, refused }).next).toBe('1. 2. 3. And 2 more.');
  });
});
