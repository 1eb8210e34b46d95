import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { ctimeStampAt, dayMonthYearStampAt, fractionAt, isoStampAt, stampTime } from './stamps.ts';

const MONTHS = ['Jan', 'Feb', 'Mar', 'Apr', 'May', 'Jun', 'Jul', 'Aug', 'Sep', 'Oct', 'Nov', 'Dec'];
const context = { reference: 0, offsetAt: () => 90 };
const readers = [isoStampAt, dayMonthYearStampAt, ctimeStampAt];

/** A second from 1970 to 2099, ms since the epoch. */
const moment = fc
  .date({ min: new Date(0), max: new Date('2099-12-31T23:59:59Z'), noInvalidDate: true })
  .map((date) => Math.floor(date.getTime() / 1000) * 1000);

/** A zone as it is printed, and its minutes east of UTC. */
const zone = fc
  .tuple(fc.constantFrom('+', '-'), fc.nat(14), fc.constantFrom(0, 15, 30, 45))
  .map(([sign, hours, minutes]) => {
    const digits = [hours, minutes].map((part) => String(part).padStart(2, '0'));
    const east = (hours * 60 + minutes) * (sign === '-' ? -1 : 1);
    return { text: sign + digits.join(':'), short: ` ${sign}${digits.join('')}`, east };
  });

describe('a stamp that is printed', () => {
  it('is read back from any place of a line, in ISO 8601 and its kin', () => {
    fc.assert(
      fc.property(
        moment,
        fc.constantFrom('T', ' ', 't', '\t'),
        fc.constantFrom('-', '/'),
        fc.option(fc.nat(999)),
        fc.constantFrom('.', ','),
        zone,
        fc.constantFrom('text', 'short', null),
        (time, joint, separator, milliseconds, mark, { text, short, east }, form) => {
          const iso = new Date(time).toISOString();
          const printed =
            iso.slice(0, 10).replaceAll('-', separator) +
            joint +
            iso.slice(11, 19) +
            (milliseconds === null ? '' : mark + String(milliseconds).padStart(3, '0')) +
            (form === null ? '' : form === 'text' ? text : short);
          expect(isoStampAt(`<6>${printed} up`, 3)).toEqual({
            wallClock: time + (milliseconds ?? 0),
            zone: form === null ? null : east,
            end: 3 + printed.length
          });
        }
      )
    );
  });

  it('is read back with the month by its name, before the year or after the day', () => {
    fc.assert(
      fc.property(moment, fc.constantFrom('/', '-'), (time, separator) => {
        const date = new Date(time);
        const [day, month, year] = [
          String(date.getUTCDate()).padStart(2, '0'),
          MONTHS[date.getUTCMonth()]!,
          date.getUTCFullYear()
        ];
        const clock = date.toISOString().slice(11, 19);
        const web = `${day}${separator}${month}${separator}${year}:${clock}`;
        expect(dayMonthYearStampAt(web, 0)).toEqual({
          wallClock: time,
          zone: null,
          end: web.length
        });
        const ctime = `Fri ${month} ${day.replace(/^0/, ' ')} ${clock} ${year}`;
        expect(ctimeStampAt(ctime, 0)).toEqual({ wallClock: time, zone: null, end: ctime.length });
      })
    );
  });
});

describe('a stamp of any text', () => {
  it('ends within the text and has a time that is one, or null', () => {
    const likely = fc.string({ unit: fc.constantFrom(...'0123456789:-/., TZ+NovFri'.split('')) });
    fc.assert(
      fc.property(fc.oneof(likely, fc.string()), fc.nat(30), (text, at) => {
        for (const read of readers) {
          const stamp = read(text, at);
          if (stamp === null) continue;
          expect(stamp.end).toBeGreaterThan(at);
          expect(stamp.end).toBeLessThanOrEqual(text.length);
          expect(stamp.wallClock === null || Number.isSafeInteger(stamp.wallClock)).toBe(true);
        }
      })
    );
  });

  it.each([
    ['2026-11-20 10:11:12 -12 errors', null],
    ['2026-11-20 10:11:12 UTC', 0],
    ['2026-11-20T10:11:12Z', 0]
  ])('%s has the zone %s', (text, expected) => {
    expect(isoStampAt(text, 0)!.zone).toBe(expected);
  });

  it.each(['2026-11/20 10:11:12', '2026-11-20_10:11:12', '2026-11-20 24:11:12', '2026-11-20'])(
    '%s is none',
    (text) => expect(isoStampAt(text, 0)).toBeNull()
  );

  it.each(['2026-02-30T10:11:12', '0001-01-01T00:00:00'])('%s has no moment', (text) => {
    expect(isoStampAt(text, 0)).toMatchObject({ wallClock: null, end: 19 });
  });

  it('of another zone than UTC, by its name, has none', () => {
    expect(ctimeStampAt('Fri Nov  3 10:11:12 CET 2026', 0)!.zone).toBeNull();
    expect(ctimeStampAt('Fri Nov  3 10:11:12 UTC 2026', 0)!.zone).toBe(0);
  });
});

describe('stampTime', () => {
  it('takes the zone of the stamp, else that of the log', () => {
    const wallClock = Date.UTC(2026, 10, 20, 10);
    expect(stampTime({ wallClock, zone: 60, end: 0 }, context)).toBe(Date.UTC(2026, 10, 20, 9));
    expect(stampTime({ wallClock, zone: null, end: 0 }, context)).toBe(
      Date.UTC(2026, 10, 20, 8, 30)
    );
    expect(stampTime({ wallClock: null, zone: 60, end: 0 }, context)).toBeNull();
  });
});

describe('fractionAt', () => {
  it.each([
    ['.5', 500, 2],
    [',123456', 123, 7],
    ['.123456789', 123, 10],
    ['.x', 0, 0],
    ['', 0, 0]
  ])('%j has %d ms and ends at %d', (text, milliseconds, end) => {
    expect(fractionAt(text, 0)).toEqual({ milliseconds, end });
  });
});
