import fc from 'fast-check';
import { afterEach, describe, expect, it } from 'vitest';
import {
  digitsAt,
  epochToMilliseconds,
  latestYear,
  localOffsetAt,
  monthAt,
  timeOfDayAt,
  utcTime,
  zoneAt
} from './time.ts';

const savedZone = process.env.TZ;

afterEach(() => {
  if (savedZone === undefined) delete process.env.TZ;
  else process.env.TZ = savedZone;
});

describe('reading digits and names', () => {
  it('reads months in any case and refuses other words', () => {
    expect(monthAt('20/Nov/2026', 3)).toBe(10);
    expect(monthAt('JAN', 0)).toBe(0);
    expect(monthAt('Nob', 0)).toBe(-1);
    expect(monthAt('No', 0)).toBe(-1);
  });

  it('reads exactly as many digits as asked for', () => {
    expect(digitsAt('a2026b', 1, 4)).toBe(2026);
    expect(digitsAt('a2026b', 1, 5)).toBe(-1);
    expect(digitsAt('', 0, 1)).toBe(-1);
  });

  it('reads times of day', () => {
    expect(timeOfDayAt('10:11:12', 0)).toBe(36_672_000);
    expect(timeOfDayAt(' 5:13:11', 0)).toBe(18_791_000);
    expect(timeOfDayAt('24:00:00', 0)).toBe(-1);
    expect(timeOfDayAt('10:60:00', 0)).toBe(-1);
  });

  it('reads zones in all their forms', () => {
    expect(zoneAt('Z', 0)).toEqual({ minutes: 0, end: 1 });
    expect(zoneAt('+0530', 0)).toEqual({ minutes: 330, end: 5 });
    expect(zoneAt('-03:30', 0)).toEqual({ minutes: -210, end: 6 });
    expect(zoneAt('+02 x', 0)).toEqual({ minutes: 120, end: 3 });
    expect(zoneAt(' ', 0)).toBeNull();
  });
});

describe('utcTime', () => {
  it('agrees with the platform on every moment since 1970', () => {
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 4_102_444_800_000 }), (time) => {
        const date = new Date(time);
        const again = utcTime(
          date.getUTCFullYear(),
          date.getUTCMonth(),
          date.getUTCDate(),
          date.getUTCHours(),
          date.getUTCMinutes(),
          date.getUTCSeconds(),
          date.getUTCMilliseconds()
        );
        expect(again).toBe(time);
      })
    );
  });

  it('refuses dates that do not exist', () => {
    expect(utcTime(2026, 1, 29, 0, 0, 0)).toBeNull();
    expect(utcTime(2024, 1, 29, 0, 0, 0)).not.toBeNull();
    expect(utcTime(2100, 1, 29, 0, 0, 0)).toBeNull();
    expect(utcTime(2026, 10, 31, 0, 0, 0)).toBeNull();
    expect(utcTime(1, 0, 1, 0, 0, 0)).toBeNull();
    expect(utcTime(2026, -1, 1, 0, 0, 0)).toBeNull();
  });

  it('counts a leap second as the next minute', () => {
    expect(utcTime(2016, 11, 31, 23, 59, 60)).toBe(Date.UTC(2017, 0, 1));
  });
});

describe('latestYear', () => {
  const date = (month: number, day: number, reference: number): string | null => {
    const time = latestYear((year) => utcTime(year, month, day, 12, 0, 0), reference);
    return time === null ? null : new Date(time).toISOString().slice(0, 10);
  };

  it('puts December lines read in January into the year before', () => {
    const reference = Date.UTC(2027, 0, 2);
    expect(date(11, 31, reference)).toBe('2026-12-31');
    expect(date(0, 1, reference)).toBe('2027-01-01');
  });

  it('allows a day for clocks and zones', () => {
    expect(date(0, 1, Date.UTC(2026, 11, 31, 18))).toBe('2027-01-01');
    expect(date(0, 2, Date.UTC(2026, 11, 31, 1))).toBe('2026-01-02');
  });

  it('finds the last leap day, eight years back where need be', () => {
    expect(date(1, 29, Date.UTC(2026, 5, 1))).toBe('2024-02-29');
    expect(date(1, 29, Date.UTC(2103, 5, 1))).toBe('2096-02-29');
    expect(date(1, 30, Date.UTC(2026, 5, 1))).toBeNull();
  });
});

describe('localOffsetAt', () => {
  it('follows summer time', () => {
    process.env.TZ = 'Europe/Berlin';
    expect(localOffsetAt(Date.UTC(2026, 0, 15, 12))).toBe(60);
    expect(localOffsetAt(Date.UTC(2026, 6, 15, 12))).toBe(120);
  });

  it('is right on both sides of a change, and defined inside it', () => {
    process.env.TZ = 'America/New_York';
    // 8 March 2026: 02:00-03:00 does not exist; 1 November: 01:00-02:00 happens twice.
    expect(localOffsetAt(Date.UTC(2026, 2, 8, 1, 59))).toBe(-300);
    expect(localOffsetAt(Date.UTC(2026, 2, 8, 2, 30))).toBe(-300);
    expect(localOffsetAt(Date.UTC(2026, 2, 8, 3, 0))).toBe(-240);
    expect(localOffsetAt(Date.UTC(2026, 10, 1, 1, 30))).toBe(-240);
    expect(localOffsetAt(Date.UTC(2026, 10, 1, 2, 0))).toBe(-300);
  });

  it('gives offsets that are no whole hours', () => {
    process.env.TZ = 'Asia/Kathmandu';
    expect(localOffsetAt(Date.UTC(2026, 0, 1))).toBe(345);
  });
});

describe('epochToMilliseconds', () => {
  it('tells the unit by the size', () => {
    const time = Date.UTC(2026, 10, 20, 10, 11, 12, 345);
    expect(epochToMilliseconds(time / 1000)).toBe(time);
    expect(epochToMilliseconds(time)).toBe(time);
    expect(epochToMilliseconds(time * 1000)).toBe(time);
    expect(epochToMilliseconds(time * 1_000_000)).toBe(time);
  });

  it('refuses what is no moment', () => {
    expect(epochToMilliseconds(0)).toBeNull();
    expect(epochToMilliseconds(-5)).toBeNull();
    expect(epochToMilliseconds(Number.NaN)).toBeNull();
    expect(epochToMilliseconds(Number.POSITIVE_INFINITY)).toBeNull();
  });
});
