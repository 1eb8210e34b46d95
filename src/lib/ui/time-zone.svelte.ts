import { offsetIn } from '../base/time-zone.ts';
import { MINUTE } from '../base/time.ts';

/** Asked once: the answer takes a hundredth of a millisecond, and each shown time needs it. */
const DEVICE_ZONE = new Intl.DateTimeFormat().resolvedOptions().timeZone;

/** Null for the device's own. */
let chosen: string | null = $state(null);

/** The zone in which times are shown, by its IANA name. */
export function shownZone(): string {
  return chosen ?? DEVICE_ZONE;
}

/** Shows all times in a zone from now on; null for the device's own. */
export function showZone(zone: string | null): void {
  chosen = zone;
}

/** Ms to add to a UTC time for the wall clock of the shown zone at that time. */
export function shownOffset(time: number): number {
  return offsetIn(shownZone(), time) * MINUTE;
}
