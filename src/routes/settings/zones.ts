import { words } from '$lib/words/settings.ts';

/** Time zones to choose from, in words; the empty name stands for the device's own. */
export function zoneOptions(): Record<string, string> {
  const own = new Intl.DateTimeFormat().resolvedOptions().timeZone;
  const names = ['UTC', ...Intl.supportedValuesOf('timeZone')];
  return { '': words.localZone(own), ...Object.fromEntries(names.map((name) => [name, name])) };
}
