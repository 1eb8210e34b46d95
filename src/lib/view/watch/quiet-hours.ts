/** A span of the day, local time, as `HH:MM`. */
export interface QuietHours {
  on: boolean;
  from: string;
  to: string;
}

const minutesOf = (clock: string) => Number(clock.slice(0, 2)) * 60 + Number(clock.slice(3, 5));

/** Whether a moment, by default now, lies within quiet hours, which may reach over midnight; from equal to is all day. */
export function isQuiet({ on, from, to }: QuietHours, moment = new Date()): boolean {
  if (!on) return false;
  const now = moment.getHours() * 60 + moment.getMinutes();
  const [start, end] = [minutesOf(from), minutesOf(to)];
  return start < end ? now >= start && now < end : now >= start || now < end;
}
