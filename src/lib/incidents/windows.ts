import type { LineAt } from './evidence.ts';

/** So many events within so long make a burst. */
export interface Rate {
  events: number;
  withinMs: number;
  /** True when an event counts only if its item is not among those remembered. */
  distinct: boolean;
}

/** An event; `known` when its line belongs to the incident whether there is a burst or not. */
export interface RatedEvent extends LineAt {
  item: string | null;
  known: boolean;
}

interface Event extends RatedEvent {
  /** True when it was returned as part of a burst. */
  told: boolean;
}

/** The last events of one signal and actor, `Rate.events` of them at most. */
type Window = Event[];

/**
 * Windows of one source. The least recently used go: two generations of {@link MAX_WINDOWS}, as plain
 * data, for a scan that is continued goes on with them.
 */
export interface Windows {
  young: Map<string, Window>;
  old: Map<string, Window>;
}

/** Actors watched at one time; a rate per actor says nothing of an attack from thousands of addresses. */
const MAX_WINDOWS = 1_000;

/** Items are compared by their ends, where paths and names differ least often. */
const MAX_ITEM = 120;

export function newWindows(): Windows {
  return { young: new Map(), old: new Map() };
}

function windowOf(windows: Windows, key: string): Window {
  const found = windows.young.get(key) ?? windows.old.get(key) ?? [];
  if (!windows.young.has(key)) {
    if (windows.young.size >= MAX_WINDOWS) {
      windows.old = windows.young;
      windows.young = new Map();
    }
    windows.young.set(key, found);
  }
  return found;
}

/**
 * Counts an event in a sliding window.
 * @returns the events that now belong to a burst and were not returned before, the oldest first; none
 *   while there is no burst
 */
export function countEvent(
  windows: Windows,
  key: string,
  rate: Rate,
  event: RatedEvent
): RatedEvent[] {
  const window = windowOf(windows, key);
  const item = event.item?.slice(-MAX_ITEM) ?? null;
  if (rate.distinct && window.some((other) => other.item === item)) return [];
  window.push({ ...event, item: rate.distinct ? item : null, told: false });
  if (window.length > rate.events) window.shift();
  if (window.length < rate.events || !isWithin(window, rate.withinMs)) return [];
  const fresh = window.filter(({ told }) => !told);
  for (const one of fresh) one.told = true;
  return fresh;
}

/** When the burst of a window last went on; null when it holds none. */
export function lastBurst(windows: Windows, key: string, rate: Rate): number | null {
  const window = windows.young.get(key) ?? windows.old.get(key) ?? [];
  if (window.length < rate.events || !isWithin(window, rate.withinMs)) return null;
  return Math.max(...window.map(({ at }) => at));
}

function isWithin(window: Window, withinMs: number): boolean {
  let first = Infinity;
  let last = -Infinity;
  for (const { at } of window) {
    if (at < first) first = at;
    if (at > last) last = at;
  }
  return last - first <= withinMs;
}
