import { shownOffset } from './time-zone.svelte.ts';

const SECOND = 1000;
const MINUTE = 60 * SECOND;
const HOUR = 60 * MINUTE;
const DAY = 24 * HOUR;

const STEPS = [
  ...[1, 2, 5, 10, 15, 30].map((n) => n * SECOND),
  ...[1, 2, 5, 10, 15, 30].map((n) => n * MINUTE),
  ...[1, 2, 3, 6, 12].map((n) => n * HOUR),
  ...[1, 2, 7, 14, 28].map((n) => n * DAY)
];

/** A span of log time, ms since the epoch; `to` is not part of it. */
export interface TimeRange {
  from: number;
  to: number;
}

/** The smallest step of whole seconds, minutes, hours or days of which `span` holds at most `most`. */
export function niceStep(span: number, most: number): number {
  const step = STEPS.find((candidate) => span / candidate <= most);
  if (step) return step;
  let days = 28 * DAY;
  while (span / days > most) days *= 2;
  return days;
}

/** The last multiple of `step`, counted on the wall clock, at or before `time`. */
export function alignDown(time: number, step: number, offset = shownOffset(time)): number {
  return Math.floor((time + offset) / step) * step - offset;
}

/** Equal bins over log time, aligned to the wall clock. */
export interface Bins {
  /** Start of the first bin, ms since the epoch. */
  start: number;
  /** Ms of one bin. */
  width: number;
  count: number;
}

/** Most bins a timeline has. */
export const MOST_BINS = 160;

/** Bins that cover a range; a range of a moment gets half a minute of room on either side. */
export function binsOf({ from, to }: TimeRange, most = MOST_BINS): Bins {
  const room = Math.max(0, 60 * SECOND - (to - from)) / 2;
  // One less than allowed: aligning the first bin may add one.
  const width = niceStep(to - from + 2 * room, most - 1);
  const start = alignDown(from - room, width);
  return { start, width, count: Math.floor((to + room - start) / width) + 1 };
}

/** The span that a bin covers. */
export function binRange({ start, width }: Bins, bin: number): TimeRange {
  return { from: start + bin * width, to: start + (bin + 1) * width };
}
