import fc from 'fast-check';
import { expect, it } from 'vitest';
import { bsdStampAt } from './bsd-stamp.ts';

const context = { reference: Date.UTC(2026, 10, 21), offsetAt: () => 0 };

it.each([
  ['Nov 20 10:11:12 x', Date.UTC(2026, 10, 20, 10, 11, 12), 15],
  ['Nov  3 10:11:12 x', Date.UTC(2026, 10, 3, 10, 11, 12), 15],
  ['Nov 3 10:11:12 x', Date.UTC(2026, 10, 3, 10, 11, 12), 14],
  ['Nov 20 2024 10:11:12 x', Date.UTC(2024, 10, 20, 10, 11, 12), 20],
  ['Nov 20 10:11:12.250 x', Date.UTC(2026, 10, 20, 10, 11, 12, 250), 19],
  ['Dec 31 10:11:12 x', Date.UTC(2025, 11, 31, 10, 11, 12), 15],
  ['Feb 30 10:11:12 x', null, 15]
])('dates %s', (line, time, end) => {
  expect(bsdStampAt(line, 0, context)).toEqual({ time, end });
});

it.each(['', 'Nov', 'Nox 20 10:11:12', 'Nov 20 25:11:12', 'Nov 20T10:11:12'])(
  'refuses %s',
  (line) => {
    expect(bsdStampAt(line, 0, context)).toBeNull();
  }
);

it('remembers the last stamp for equal text and context alone', () => {
  const moment = fc.date({
    min: new Date(Date.UTC(2026, 0, 1)),
    max: new Date(Date.UTC(2026, 10, 21)),
    noInvalidDate: true
  });
  fc.assert(
    fc.property(moment, fc.integer({ min: -720, max: 720 }), (date, zone) => {
      const wall = Math.floor(date.getTime() / 1000) * 1000;
      const [, month, day, clock] =
        /^.{5}(..).(..).(.{8})/.exec(new Date(wall).toISOString()) ?? [];
      const name = 'JanFebMarAprMayJunJulAugSepOctNovDec'.slice(
        Number(month) * 3 - 3,
        Number(month) * 3
      );
      const line = `${name} ${day} ${clock} host x`;
      const east = { reference: Date.UTC(2026, 10, 23), offsetAt: () => zone };
      const expected = { time: wall - zone * 60_000, end: 15 };
      expect(bsdStampAt(line, 0, east)).toEqual(expected);
      expect(bsdStampAt(line, 0, east)).toEqual(expected);
    })
  );
});
