import {
  BYTE_UNITS,
  LOCALE,
  type Noun,
  NOUNS,
  type PluralForms,
  TIME_UNITS
} from '../words/numbers.ts';
import { shownZone } from './time-zone.svelte.ts';

const numbers = new Intl.NumberFormat(LOCALE);
const plurals = new Intl.PluralRules(LOCALE);

/** What writes dates and times in one zone. */
interface Clock {
  dates: Intl.DateTimeFormat;
  clocks: Intl.DateTimeFormat;
  minutes: Intl.DateTimeFormat;
  days: Intl.DateTimeFormat;
}

const clocksOfZones = new Map<string, Clock>();

function shownClock(): Clock {
  const timeZone = shownZone();
  let clock = clocksOfZones.get(timeZone);
  if (!clock) {
    const make = (options: Intl.DateTimeFormatOptions) =>
      new Intl.DateTimeFormat(LOCALE, { timeZone, ...options });
    clock = {
      dates: make({ day: 'numeric', month: 'short', year: 'numeric' }),
      clocks: make({ timeStyle: 'medium', hourCycle: 'h23' }),
      minutes: make({ timeStyle: 'short', hourCycle: 'h23' }),
      days: make({ day: 'numeric', month: 'short' })
    };
    clocksOfZones.set(timeZone, clock);
  }
  return clock;
}

/** A whole number with separators between the thousands: `31,204`. */
export function formatNumber(value: number): string {
  return numbers.format(value);
}

/** A count with its noun, in the form that the count asks for: `1 line`, `2,000 lines`. */
export function formatCount(value: number, noun: Noun): string {
  const forms: PluralForms = NOUNS[noun];
  return `${formatNumber(value)} ${forms[plurals.select(value)] ?? forms.other}`;
}

/** A size in the largest unit of which there is at least one: `17.5 MB`. */
export function formatBytes(bytes: number): string {
  let unit = 0;
  let value = bytes;
  while (value >= 1000 && unit < BYTE_UNITS.length - 1) {
    value /= 1000;
    unit++;
  }
  return `${unit === 0 ? formatNumber(value) : value.toFixed(1)} ${BYTE_UNITS[unit]}`;
}

/** Seconds as a person would say them: `8 s`, `3 min 20 s`, `2 h 5 min`. */
export function formatDuration(seconds: number): string {
  const whole = Math.max(0, Math.round(seconds));
  const { seconds: s, minutes: min, hours: h } = TIME_UNITS;
  if (whole < 60) return `${whole} ${s}`;
  if (whole < 3600) return joinUnits(Math.floor(whole / 60), min, whole % 60, s);
  return joinUnits(Math.floor(whole / 3600), h, Math.floor((whole % 3600) / 60), min);
}

function joinUnits(large: number, largeUnit: string, small: number, smallUnit: string): string {
  return small === 0 ? `${large} ${largeUnit}` : `${large} ${largeUnit} ${small} ${smallUnit}`;
}

/**
 * A probability (0..1) in percent. Never rounds up to 100 or down to 0: a model is never certain,
 * and a figure that says so would be believed.
 */
export function formatPercent(probability: number): string {
  const percent = probability * 100;
  if (percent > 0 && percent < 0.1) return '< 0.1 %';
  if (percent < 1 || (percent > 99 && percent < 100)) {
    return `${percent > 99.9 ? '> 99.9' : percent.toFixed(1)} %`;
  }
  return `${Math.round(percent)} %`;
}

/** Date and time of day in the shown zone; a dash where a line has no time. */
export function formatTime(time: number): string {
  if (Number.isNaN(time)) return '–';
  const { dates, clocks } = shownClock();
  return `${dates.format(time)}, ${clocks.format(time)}`;
}

/** Time of day in the shown zone, to the second. */
export function formatClock(time: number): string {
  return shownClock().clocks.format(time);
}

/** Time of day in the shown zone, to the minute. */
export function formatMinute(time: number): string {
  return shownClock().minutes.format(time);
}

/** Day and month in the shown zone. */
export function formatDay(time: number): string {
  return shownClock().days.format(time);
}

/** Day, month and year in the shown zone. */
export function formatDate(time: number): string {
  return shownClock().dates.format(time);
}

/** A span of time that names its day once: `21 Nov 2026, 09:00:00 – 09:05:00`. */
export function formatSpan(from: number, to: number): string {
  const { dates, clocks } = shownClock();
  const sameDay = dates.format(from) === dates.format(to);
  return `${formatTime(from)} – ${sameDay ? clocks.format(to) : formatTime(to)}`;
}

/** Name of the zone that times are shown in: `Europe/Vienna`. */
export function zoneName(): string {
  return shownZone();
}
