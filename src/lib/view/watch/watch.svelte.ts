import type { Workbench } from '../workbench.svelte.ts';
import { Alerts } from './alerts.svelte.ts';
import { Tail } from './tail.svelte.ts';
import { followedKeys } from './watch-rows.ts';
import { Watching } from './watching.svelte.ts';

/** Everything about files that are watched; lives as long as the tab, whichever page is shown. */
export class WatchView {
  readonly watching: Watching;
  readonly tail = new Tail();
  readonly alerts: Alerts;

  /**
   * @param showIncidents called when a notification is clicked
   * @param looksAtIncidents whether the incidents are on the screen
   */
  constructor(workbench: Workbench, showIncidents: () => void, looksAtIncidents: () => boolean) {
    const { db, intake, incidents, detections } = workbench;
    this.watching = new Watching(db, intake.client);
    this.alerts = new Alerts(showIncidents);
    $effect.root(() => {
      $effect(() => {
        const keys = followedKeys(this.watching.followed, detections.sources);
        if (incidents.ready) this.alerts.look(incidents.list, (key) => keys.has(key));
        if (looksAtIncidents()) this.alerts.seen();
      });
    });
    document.addEventListener('visibilitychange', () => {
      if (looksAtIncidents()) this.alerts.seen();
    });
  }
}
