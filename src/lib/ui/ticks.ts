import { type Bins, alignDown, niceStep } from './bins.ts';
import { formatClock, formatDate, formatDay, formatMinute } from './format.ts';
import { shownOffset } from './time-zone.svelte.ts';

const MINUTE = 60_000;
const DAY = 86_400_000;

/** A mark on the time axis. */
export interface Tick {
  /** 0..1 along the axis. */
  at: number;
  label: string;
  /** Second line, where the day changes; empty elsewhere. */
  day: string;
}

/** Marks at round times of the wall clock, about `most` of them. */
export function ticksOf({ start, width, count }: Bins, most: number): Tick[] {
  const span = width * count;
  const step = niceStep(span, Math.max(1, most));
  const offset = shownOffset(start);
  const ticks: Tick[] = [];
  let lastDay = '';
  for (let time = alignDown(start, step, offset) + step; time < start + span; time += step) {
    const date = formatDate(time);
    const changed = date !== lastDay;
    lastDay = date;
    ticks.push({ at: (time - start) / span, ...labelOf(time, step, changed) });
  }
  return ticks;
}

function labelOf(time: number, step: number, newDay: boolean): { label: string; day: string } {
  if (step >= DAY) return { label: formatDay(time), day: '' };
  const label = step >= MINUTE ? formatMinute(time) : formatClock(time);
  return { label, day: newDay ? formatDay(time) : '' };
}
