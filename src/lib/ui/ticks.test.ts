import { expect, test } from 'vitest';
import { binsOf } from './bins.ts';
import { ticksOf } from './ticks.ts';

test('ticks stand at round times, and name the day where it changes', () => {
  const from = new Date(2026, 10, 20, 21, 3).getTime();
  const ticks = ticksOf(binsOf({ from, to: from + 6 * 3_600_000 }), 7);
  expect(ticks.map(({ label }) => label)).toEqual([
    '22:00',
    '23:00',
    '00:00',
    '01:00',
    '02:00',
    '03:00'
  ]);
  expect(ticks.map(({ day }) => day)).toEqual(['20 Nov', '', '21 Nov', '', '', '']);
  expect(ticks.every(({ at }) => at > 0 && at < 1)).toBe(true);
});

test('long spans are marked by days', () => {
  const from = new Date(2026, 10, 1).getTime();
  const ticks = ticksOf(binsOf({ from, to: from + 13 * 86_400_000 }), 8);
  expect(ticks[0]).toMatchObject({ label: expect.stringMatching(/^\d+ Nov$/), day: '' });
});
