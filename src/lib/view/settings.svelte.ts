import { isTimeZone } from '../base/time-zone.ts';
import type { Backend } from '../workers/protocol.ts';

/** What a person prefers; kept in this browser. */
export interface Settings {
  theme: 'auto' | 'light' | 'dark';
  /** Zone that times are shown in: an IANA name, or null for the device's own. */
  shownZone: string | null;
  /** Zone of log lines that name none: an IANA name, or null for the device's own. */
  logZone: string | null;
  /** Least confidence of lines shown at first, 0..1; 0 for any. */
  minConfidence: number;
  /** Threads of the model; null for as many as are useful. */
  threads: number | null;
  backend: Backend;
}

export const DEFAULTS: Readonly<Settings> = {
  theme: 'auto',
  shownZone: null,
  logZone: null,
  minConfidence: 0,
  threads: null,
  backend: 'wasm'
};

/** Read by static/theme.js, too. */
const KEY = 'insyt:settings';

const isZone = (value: unknown) =>
  value === null || (typeof value === 'string' && isTimeZone(value));

const FITS: { [K in keyof Settings]: (value: unknown) => boolean } = {
  theme: (value) => value === 'auto' || value === 'light' || value === 'dark',
  shownZone: isZone,
  logZone: isZone,
  minConfidence: (value) => typeof value === 'number' && value >= 0 && value < 1,
  threads: (value) => value === null || (Number.isInteger(value) && (value as number) > 0),
  backend: (value) => value === 'wasm' || value === 'webgpu'
};

/**
 * Settings as they were stored.
 * @param text JSON, or null where nothing is stored; what does not fit falls back to its default
 */
export function settingsOf(text: string | null): Settings {
  let stored: unknown = null;
  try {
    stored = JSON.parse(text ?? 'null');
  } catch {
    // Not ours, or cut off: the defaults hold.
  }
  const own = Object.entries(Object(stored)).filter(
    ([key, value]) => Object.hasOwn(FITS, key) && FITS[key as keyof Settings](value)
  );
  return { ...DEFAULTS, ...Object.fromEntries(own) };
}

/** The settings of this browser. Where it stores nothing (private mode), they last as long as the page. */
export class SavedSettings {
  current: Readonly<Settings> = $state.raw(DEFAULTS);

  constructor(readonly storage: () => Pick<Storage, 'getItem' | 'setItem'> = () => localStorage) {
    try {
      this.current = settingsOf(storage().getItem(KEY));
    } catch {
      // Storage is switched off: the defaults hold.
    }
  }

  /** Changes some settings, and keeps them. */
  change(changes: Partial<Settings>): void {
    this.current = { ...this.current, ...changes };
    try {
      this.storage().setItem(KEY, JSON.stringify(this.current));
    } catch {
      // Full or switched off: they hold for this page.
    }
  }
}
