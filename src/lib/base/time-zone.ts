import { BoundedMap } from './bounded-map.ts';
import { DAY, localOffsetAt, MINUTE } from './time.ts';

/** Offsets change on these borders alone, in all zones of today. */
const QUARTER = 15 * MINUTE;

/** Quarters of an hour remembered a generation. */
const REMEMBERED = 20_000;

const clocks = new Map<string, Intl.DateTimeFormat>();

function clockOf(zone: string): Intl.DateTimeFormat {
  let clock = clocks.get(zone);
  if (!clock) {
    clock = new Intl.DateTimeFormat('en-US', {
      timeZone: zone,
      hourCycle: 'h23',
      year: 'numeric',
      month: 'numeric',
      day: 'numeric',
      hour: 'numeric',
      minute: 'numeric',
      second: 'numeric'
    });
    clocks.set(zone, clock);
  }
  return clock;
}

/** Whether this device knows a time zone of that name (IANA: `Europe/Vienna`, `UTC`). */
export function isTimeZone(name: string): boolean {
  try {
    return name !== '' && clockOf(name) !== undefined;
  } catch {
    return false;
  }
}

/**
 * Minutes east of UTC in a zone at a moment.
 * @param time ms since the epoch
 * @throws RangeError for a zone that the device does not know
 */
export function offsetIn(zone: string, time: number): number {
  const parts = clockOf(zone).formatToParts(time);
  const [year, month, day, hour, minute, second] = (
    ['year', 'month', 'day', 'hour', 'minute', 'second'] as const
  ).map((type) => Number(parts.find((part) => part.type === type)!.value));
  const wall = Date.UTC(year!, month! - 1, day!, hour, minute, second);
  return (wall - Math.floor(time / 1000) * 1000) / MINUTE;
}

/**
 * A function like `localOffsetAt`, for a named zone: minutes east of UTC at a wall-clock time given as if it
 * were UTC. A time that a change to summer time skips is read with the offset before the change, and one that
 * occurs twice is read as the first of the two.
 * @throws RangeError for a zone that the device does not know
 */
export function offsetAtIn(zone: string): (wallClock: number) => number {
  clockOf(zone);
  const known = new BoundedMap<number, number>(REMEMBERED);
  return (wallClock) => {
    const quarter = Math.floor(wallClock / QUARTER);
    let offset = known.get(quarter);
    if (offset === undefined) {
      offset = offsetAround(zone, quarter * QUARTER);
      known.set(quarter, offset);
    }
    return offset;
  };
}

/** The same for a chosen zone, or for the device's own where none is chosen. */
export function offsetAtOf(zone: string | null): (wallClock: number) => number {
  return zone === null ? localOffsetAt : offsetAtIn(zone);
}

function offsetAround(zone: string, wallClock: number): number {
  const before = offsetIn(zone, wallClock - DAY);
  const after = offsetIn(zone, wallClock + DAY);
  const holds = (offset: number) => offsetIn(zone, wallClock - offset * MINUTE) === offset;
  return !holds(before) && holds(after) ? after : before;
}
