import type { Incident } from '../../incidents/incident.ts';
import { WATCH_WORDS as words } from '../../words/watch.ts';
import { type AlertSettings, storeAlerts, storedAlerts } from './alert-settings.ts';
import { NewSevere } from './new-severe.ts';
import { isQuiet } from './quiet-hours.ts';

/** Incidents that come within this time are told together, ms. */
const TOGETHER_MS = 2_000;

/** Held by the tab that tells: two tabs see the same incident. */
const ALERT_LOCK = 'insyt-alerts';

/** Tells of new severe incidents by notifications and by the app's badge. */
export class Alerts {
  settings: AlertSettings = $state.raw(storedAlerts());
  /** What the browser says of notifications; null where it has none. */
  permission: NotificationPermission | null = $state(
    typeof Notification === 'undefined' ? null : Notification.permission
  );
  readonly #severe = new NewSevere();
  #waiting: Incident[] = [];
  #tells = false;

  /** @param show called when a notification is clicked */
  constructor(readonly show: () => void) {
    // Another tab told, or its person looked.
    window.addEventListener('storage', () => (this.settings = storedAlerts()));
    void navigator.locks.request(ALERT_LOCK, () => {
      this.#tells = true;
      return new Promise<never>(() => undefined);
    });
  }

  /** Turns notifications on or off. Must be called while a click is handled: the browser may ask. */
  async notify(on: boolean): Promise<void> {
    if (on && this.permission === 'default')
      this.permission = await Notification.requestPermission();
    this.change({ notify: on && this.permission === 'granted' });
  }

  change(part: Partial<AlertSettings>): void {
    this.settings = { ...this.settings, ...part };
    storeAlerts(this.settings);
  }

  /**
   * Takes note of the incidents as they are now, and tells of those that are new.
   * @param isWatched whether a source, by its key, is watched: of others the person need not be told
   */
  look(incidents: readonly Incident[], isWatched: (source: string) => boolean): void {
    const fresh = this.#severe
      .look(incidents)
      .filter(({ sources }) => sources.some(({ source }) => isWatched(source)));
    if (fresh.length === 0 || !this.#tells) return;
    this.change({ unseen: storedAlerts().unseen + fresh.length });
    void navigator.setAppBadge?.(this.settings.unseen).catch(() => undefined);
    if (this.#waiting.length === 0) setTimeout(() => this.#tell(), TOGETHER_MS);
    this.#waiting.push(...fresh);
  }

  /** Takes note that the person looks at the incidents. */
  seen(): void {
    if (storedAlerts().unseen > 0 || this.settings.unseen > 0) this.change({ unseen: 0 });
    void navigator.clearAppBadge?.().catch(() => undefined);
  }

  #tell(): void {
    const incidents = this.#waiting;
    this.#waiting = [];
    const [first] = incidents;
    const { notify, quiet } = this.settings;
    if (first === undefined || !notify || isQuiet(quiet)) return;
    const one = words.alertTitle(first.severity, first.phase);
    const notification = {
      title: incidents.length === 1 ? one : words.alertMany(incidents.length),
      body: words.alertBody(first.actor, first.reason),
      tag: first.id
    };
    void this.#showNotification(notification);
  }

  async #showNotification({
    title,
    ...options
  }: {
    title: string;
    body: string;
    tag: string;
  }): Promise<void> {
    try {
      const notification = new Notification(title, options);
      notification.onclick = () => {
        window.focus();
        this.show();
        notification.close();
      };
    } catch {
      // On phones only a service worker may show one.
      const registration = await navigator.serviceWorker?.getRegistration();
      await registration?.showNotification(title, options);
    }
  }
}
