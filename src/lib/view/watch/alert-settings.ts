import type { QuietHours } from './quiet-hours.ts';

/** How the person wants to be told of new severe incidents, and what was not seen yet. */
export interface AlertSettings {
  notify: boolean;
  quiet: QuietHours;
  /** New severe incidents since the incidents were last looked at. */
  unseen: number;
}

const NAME = 'insyt.alerts';

export const DEFAULT_ALERTS: AlertSettings = {
  notify: false,
  quiet: { on: false, from: '22:00', to: '07:00' },
  unseen: 0
};

/** What was stored on this device; the default where nothing was, or storage is withheld. */
export function storedAlerts(): AlertSettings {
  try {
    const stored = JSON.parse(localStorage.getItem(NAME) ?? '{}') as Partial<AlertSettings>;
    return { ...DEFAULT_ALERTS, ...stored };
  } catch {
    return DEFAULT_ALERTS;
  }
}

/** Stores it on this device; where storage is withheld, it holds until the page is left. */
export function storeAlerts(settings: AlertSettings): void {
  try {
    localStorage.setItem(NAME, JSON.stringify(settings));
  } catch {
    // As said.
  }
}
