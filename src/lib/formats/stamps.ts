import { digitsAt, MINUTE, monthAt, timeOfDayAt, utcTime, zoneAt } from '../base/time.ts';
import type { ParseContext } from './format.ts';

/** A time stamp read from a line. */
export interface Stamp {
  /** The time as printed, as if it were UTC, in ms since the epoch; null for a date that is none. */
  wallClock: number | null;
  /** Minutes east of UTC; null where the stamp names no zone. */
  zone: number | null;
  /** Position after the stamp. */
  end: number;
}

/** The moment of a stamp in ms since the epoch, UTC. */
export function stampTime(stamp: Stamp, context: ParseContext): number | null {
  if (stamp.wallClock === null) return null;
  return toUtc(stamp.wallClock, stamp.zone ?? context.offsetAt(stamp.wallClock));
}

/** UTC from a wall clock (as if UTC, ms) and its zone (minutes east); null for a useless offset. */
export function toUtc(wallClock: number, zone: number): number | null {
  const time = wallClock - zone * MINUTE;
  return Number.isFinite(time) ? time : null;
}

/**
 * Reads a fraction of a second (`.123456` or `,123`) at `at`: its milliseconds, and where it ends;
 * `at` itself where there is none.
 */
export function fractionAt(text: string, at: number): { milliseconds: number; end: number } {
  const mark = text.charCodeAt(at);
  if ((mark !== 46 && mark !== 44) || digitsAt(text, at + 1, 1) < 0) {
    return { milliseconds: 0, end: at };
  }
  let end = at + 1;
  let milliseconds = 0;
  for (let scale = 100; end - at <= 9; scale /= 10, end++) {
    const digit = digitsAt(text, end, 1);
    if (digit < 0) break;
    if (scale >= 1) milliseconds += digit * scale;
  }
  return { milliseconds, end };
}

/** The zone after a time: at once (`Z`, `+01:00`), or after a space (` +0100`, ` UTC`). */
function zoneAfter(text: string, at: number): { minutes: number; end: number } | null {
  if (text.charCodeAt(at) !== 32) return zoneAt(text, at);
  if (text.startsWith('UTC', at + 1) || text.startsWith('GMT', at + 1)) {
    return { minutes: 0, end: at + 4 };
  }
  const zone = zoneAt(text, at + 1);
  // After a space, only four digits are surely a zone: ` -12 errors` is text.
  return zone !== null && zone.end - at >= 6 ? zone : null;
}

/** Adds the time of day at `at`, its fraction and an optional zone to a date. */
function clock(text: string, at: number, date: number | null): Stamp | null {
  const ofDay = timeOfDayAt(text, at);
  if (ofDay < 0) return null;
  const { milliseconds, end } = fractionAt(text, at + 8);
  const zone = zoneAfter(text, end);
  return {
    wallClock: date === null ? null : date + ofDay + milliseconds,
    zone: zone?.minutes ?? null,
    end: zone?.end ?? end
  };
}

/**
 * ISO 8601 / RFC 3339 at `at`, also with a blank or tab for the `T`, slashes in the date, a comma before
 * the fraction, and a space before a numeric zone: `2026-11-20T10:11:12.123456+01:00`,
 * `2026/11/20 10:11:12`, `2026-11-20 10:11:12,123 +0100`.
 */
export function isoStampAt(text: string, at: number): Stamp | null {
  const separator = text.charCodeAt(at + 4);
  if ((separator !== 45 && separator !== 47) || text.charCodeAt(at + 7) !== separator) return null;
  const joint = text.charCodeAt(at + 10);
  if (joint !== 84 && joint !== 32 && joint !== 116 && joint !== 9) return null;
  const year = digitsAt(text, at, 4);
  const month = digitsAt(text, at + 5, 2);
  const day = digitsAt(text, at + 8, 2);
  if (year < 0 || month < 0 || day < 0) return null;
  return clock(text, at + 11, utcTime(year, month - 1, day, 0, 0, 0));
}

/**
 * Day, month name and year at `at`, then the time: `20/Nov/2026:10:11:12 +0000` of web servers,
 * `19-Oct-2026 05:34:02.425` of BIND and Tomcat.
 */
export function dayMonthYearStampAt(text: string, at: number): Stamp | null {
  const separator = text.charCodeAt(at + 2);
  if ((separator !== 47 && separator !== 45) || text.charCodeAt(at + 6) !== separator) return null;
  const day = digitsAt(text, at, 2);
  const month = monthAt(text, at + 3);
  const year = digitsAt(text, at + 7, 4);
  if (day < 0 || month < 0 || year < 0) return null;
  return clock(text, at + 12, utcTime(year, month, day, 0, 0, 0));
}

/**
 * C's `ctime` at `at`, with an optional fraction, and the form of `date`, with a zone's name:
 * `Fri Nov 20 10:11:12.123456 2026`, `Fri Nov  3 10:11:12 UTC 2026`. Other names than UTC and GMT
 * count as no zone.
 */
export function ctimeStampAt(text: string, at: number): Stamp | null {
  const month = monthAt(text, at + 4);
  if (month < 0 || text.charCodeAt(at + 7) !== 32) return null;
  const dayAt = text.charCodeAt(at + 8) === 32 ? at + 9 : at + 8;
  const digits = digitsAt(text, dayAt, 2) >= 0 ? 2 : 1;
  const day = digitsAt(text, dayAt, digits);
  const timeAt = dayAt + digits + 1;
  const ofDay = timeOfDayAt(text, timeAt);
  if (day < 0 || ofDay < 0) return null;
  const { milliseconds, end } = fractionAt(text, timeAt + 8);
  const name = /^ ([A-Z]{3,5}) /.exec(text.slice(end, end + 8))?.[1];
  const yearAt = end + 1 + (name === undefined ? 0 : name.length + 1);
  const year = digitsAt(text, yearAt, 4);
  if (year < 0) return null;
  const date = utcTime(year, month, day, 0, 0, 0);
  return {
    wallClock: date === null ? null : date + ofDay + milliseconds,
    zone: name === 'UTC' || name === 'GMT' ? 0 : null,
    end: yearAt + 4
  };
}
