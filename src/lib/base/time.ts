/** Milliseconds of a minute. */
export const MINUTE = 60_000;

/** Milliseconds of a day. */
export const DAY = 86_400_000;

const MONTHS = ['jan', 'feb', 'mar', 'apr', 'may', 'jun', 'jul', 'aug', 'sep', 'oct', 'nov', 'dec'];

const MONTH_BY_KEY = new Map(MONTHS.map((name, month) => [letterKey(name, 0), month]));

/** Three letters in any case as one number; a text that ends earlier gives a key no month has. */
function letterKey(text: string, at: number): number {
  return (
    ((text.charCodeAt(at) | 32) << 16) |
    ((text.charCodeAt(at + 1) | 32) << 8) |
    (text.charCodeAt(at + 2) | 32)
  );
}

/** The month (0-11) whose English three-letter name stands at `at`, in any case; else -1. */
export function monthAt(text: string, at: number): number {
  return MONTH_BY_KEY.get(letterKey(text, at)) ?? -1;
}

/** The number that exactly `count` decimal digits at `at` spell; -1 where one is not a digit. */
export function digitsAt(text: string, at: number, count: number): number {
  let value = 0;
  for (let i = at; i < at + count; i++) {
    const digit = text.charCodeAt(i) - 48;
    if (!(digit >= 0 && digit <= 9)) return -1;
    value = value * 10 + digit;
  }
  return value;
}

function daysIn(year: number, month: number): number {
  if (month === 1) return (year % 4 === 0 && year % 100 !== 0) || year % 400 === 0 ? 29 : 28;
  return month === 3 || month === 5 || month === 8 || month === 10 ? 30 : 31;
}

/**
 * Milliseconds since the epoch of a UTC date and time, `month` 0-11. Null for dates that do not
 * exist and for years before 1970: programs print those (`0001-01-01`) when they know no time.
 * Second 60, a leap second, counts as the next minute's first.
 */
export function utcTime(
  year: number,
  month: number,
  day: number,
  hour: number,
  minute: number,
  second: number,
  milliseconds = 0
): number | null {
  const valid =
    year >= 1970 &&
    month >= 0 &&
    month <= 11 &&
    day >= 1 &&
    day <= daysIn(year, month) &&
    hour >= 0 &&
    hour <= 23 &&
    minute >= 0 &&
    minute <= 59 &&
    second >= 0 &&
    second <= 60;
  return valid ? Date.UTC(year, month, day, hour, minute, second, milliseconds) : null;
}

/**
 * `hh:mm:ss` at `at` as milliseconds since midnight; -1 where no such time of day stands there. The
 * hour may be padded with a blank.
 */
export function timeOfDayAt(text: string, at: number): number {
  if (text.charCodeAt(at + 2) !== 58 || text.charCodeAt(at + 5) !== 58) return -1;
  const padded = text.charCodeAt(at) === 32;
  const hour = padded ? digitsAt(text, at + 1, 1) : digitsAt(text, at, 2);
  const minute = digitsAt(text, at + 3, 2);
  const second = digitsAt(text, at + 6, 2);
  if (hour < 0 || hour > 23 || minute < 0 || minute > 59 || second < 0 || second > 60) return -1;
  return ((hour * 60 + minute) * 60 + second) * 1000;
}

/**
 * The zone at `at`: `Z`, `+hhmm`, `+hh:mm` or `+hh`, as minutes east of UTC, and where it ends;
 * null where none stands there.
 */
export function zoneAt(text: string, at: number): { minutes: number; end: number } | null {
  const sign = text.charCodeAt(at);
  if (sign === 90 || sign === 122) return { minutes: 0, end: at + 1 };
  if (sign !== 43 && sign !== 45) return null;
  const hours = digitsAt(text, at + 1, 2);
  if (hours < 0 || hours > 23) return null;
  const colon = text.charCodeAt(at + 3) === 58 ? 1 : 0;
  const rest = digitsAt(text, at + 3 + colon, 2);
  const whole = rest >= 0 && rest <= 59;
  const minutes = hours * 60 + (whole ? rest : 0);
  return { minutes: sign === 45 ? -minutes : minutes, end: whole ? at + 5 + colon : at + 3 };
}

/**
 * Dates a time stamp that has no year. `inYear` gives its moment (ms since the epoch) in a given
 * year, or null where that year lacks it (29 February). The answer is the latest moment at most a
 * day after `reference`; the day allows for clocks and zones that differ.
 */
export function latestYear(
  inYear: (year: number) => number | null,
  reference: number
): number | null {
  const limit = reference + DAY;
  const newest = new Date(limit).getUTCFullYear() + 1;
  // Leap years lie at most eight years apart (around 1900, 2100 …).
  for (let year = newest; year >= newest - 10; year--) {
    const time = inYear(year);
    if (time !== null && time <= limit) return time;
  }
  return null;
}

/**
 * Minutes east of UTC in this device's zone at a local wall-clock time, given as if it were UTC.
 * A time that a change to summer time skips is read with the offset before the change, and one that
 * occurs twice is read as the first of the two.
 */
export function localOffsetAt(wallClock: number): number {
  const wall = new Date(wallClock);
  const local = new Date(
    wall.getUTCFullYear(),
    wall.getUTCMonth(),
    wall.getUTCDate(),
    wall.getUTCHours(),
    wall.getUTCMinutes(),
    wall.getUTCSeconds(),
    wall.getUTCMilliseconds()
  );
  return (wallClock - local.getTime()) / MINUTE;
}

/**
 * Milliseconds since the epoch from a number of seconds, milliseconds, microseconds or nanoseconds
 * since the epoch; the size tells which (each unit covers 1973 to 5138). Null for other numbers.
 */
export function epochToMilliseconds(value: number): number | null {
  if (!(value >= 1e8) || value >= 1e20) return null;
  if (value < 1e11) return Math.floor(value * 1000);
  if (value < 1e14) return Math.floor(value);
  if (value < 1e17) return Math.floor(value / 1000);
  return Math.floor(value / 1_000_000);
}
