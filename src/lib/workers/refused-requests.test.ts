import { beforeEach, expect, it } from 'vitest';
import { useMemoryCaches } from '../base/test-caches.ts';
import { listRefusals, recordRefusal, withoutQuery } from './refused-requests.ts';

beforeEach(() => void useMemoryCaches());

const refused = (time: number) => ({
  ...{ time, refusedBy: 'policy' as const, method: null },
  url: `https://evil.example/${time}`
});

it('refusals are listed, the newest first, equal ones each', async () => {
  for (const time of [2, 3, 1, 3]) await recordRefusal(refused(time));
  expect((await listRefusals()).map(({ time }) => time)).toEqual([3, 3, 2, 1]);
});

it('the last 200 are kept', async () => {
  for (let time = 1; time <= 205; time++) await recordRefusal(refused(time));
  const times = (await listRefusals()).map(({ time }) => time);
  expect(times).toEqual(Array.from({ length: 200 }, (_, i) => 205 - i));
});

it.each([
  ['https://evil.example:8443/a/b?secret=1#x', 'https://evil.example:8443/a/b'],
  ['https://user:secret@evil.example/', 'https://evil.example/'],
  ['inline', 'inline']
])('of %s, %s is kept', (address, kept) => {
  expect(withoutQuery(address)).toBe(kept);
});
