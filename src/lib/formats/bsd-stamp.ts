import { digitsAt, latestYear, monthAt, timeOfDayAt, utcTime } from '../base/time.ts';
import type { ParseContext } from './format.ts';
import { fractionAt, toUtc } from './stamps.ts';

/** A dated stamp: ms since the epoch (null for a date that does not exist), and where it ends. */
interface Dated {
  time: number | null;
  end: number;
}

/** Busy logs print many lines a second: the last plain stamp, and what it was dated with. */
let lastText = '';
let lastContext: ParseContext | null = null;
let lastTime: number | null = null;

function date(
  wallClock: (year: number) => number | null,
  year: number,
  context: ParseContext
): number | null {
  const utc = (inYear: number): number | null => {
    const wall = wallClock(inYear);
    return wall === null ? null : toUtc(wall, context.offsetAt(wall));
  };
  return year >= 0 ? utc(year) : latestYear(utc, context.reference);
}

/**
 * The stamp of RFC 3164 at `at`, without a zone and mostly without a year: `Nov  3 10:11:12`,
 * `Nov 3 10:11:12`, `Nov 20 2026 10:11:12`, any with a fraction. Null where none stands there. The
 * context must not change between calls.
 */
export function bsdStampAt(line: string, at: number, context: ParseContext): Dated | null {
  if (context === lastContext && lastText !== '' && line.startsWith(lastText, at)) {
    return { time: lastTime, end: at + lastText.length - 1 };
  }
  const month = monthAt(line, at);
  if (month < 0 || line.charCodeAt(at + 3) !== 32) return null;

  let next = line.charCodeAt(at + 4) === 32 ? at + 5 : at + 4;
  const twoDigits = digitsAt(line, next, 2);
  const day = twoDigits >= 0 ? twoDigits : digitsAt(line, next, 1);
  next += twoDigits >= 0 ? 2 : 1;
  if (day < 0 || line.charCodeAt(next) !== 32) return null;

  const year = line.charCodeAt(next + 5) === 32 ? digitsAt(line, next + 1, 4) : -1;
  next += year >= 0 ? 6 : 1;
  const ofDay = timeOfDayAt(line, next);
  if (ofDay < 0) return null;

  const { milliseconds, end } = fractionAt(line, next + 8);
  const wallClock = (inYear: number): number | null => {
    const midnight = utcTime(inYear, month, day, 0, 0, 0);
    return midnight === null ? null : midnight + ofDay + milliseconds;
  };
  const time = date(wallClock, year, context);
  if (end === next + 8 && line.charCodeAt(end) === 32) {
    lastText = line.slice(at, end + 1);
    lastContext = context;
    lastTime = time;
  }
  return { time, end };
}
