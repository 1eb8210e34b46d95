import { expect, it } from 'vitest';
import { storageFull } from './storage-full.ts';

const full = new DOMException('Full.', 'QuotaExceededError');

it.each([full, Object.assign(new Error('wrapped'), { inner: full })])(
  'a full disk names the file and what to do (%s)',
  (error) => {
    const told = storageFull(error, 'a.log', 'then give it again.');
    expect(told).toMatchObject({ code: 'storage-full', cause: error });
    expect(String(told)).toContain('a.log');
    expect(String(told)).toContain('then give it again.');
  }
);

it.each([new Error('QuotaExceededError'), 'text', null, undefined])(
  'any other error stays as it is (%s)',
  (error) => expect(storageFull(error, 'a.log', '')).toBe(error)
);
