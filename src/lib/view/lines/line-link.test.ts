import { expect, it } from 'vitest';
import { lineQuery, placeOfQuery } from './line-link.ts';

const placeOf = (query: string) => placeOfQuery(new URLSearchParams(query));

it('leads back to the line that a link was made of', () => {
  expect(placeOf(lineQuery(3, 9_999_999))).toEqual({ sourceId: 3, line: 9_999_999 });
});

it('leads to the beginning where a link does not say, or says nonsense', () => {
  expect(placeOf('')).toEqual({ sourceId: null, line: 1 });
  expect(placeOf('source=-1&line=0')).toEqual({ sourceId: null, line: 1 });
  expect(placeOf('source=2&line=1e9')).toEqual({ sourceId: 2, line: 1 });
});
