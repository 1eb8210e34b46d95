import { applyUpdate, prepareOfflineUse } from '../workers/service-worker-client.ts';

/** Whether the page can be opened with the network cut, and whether a newer one waits. */
export class Offline {
  state: 'preparing' | 'ready' | 'unavailable' = $state('preparing');
  /** Why it is unavailable; null when it is not. */
  reason: string | null = $state(null);
  updateWaiting = $state(false);

  /** Stores the page's files on this device. */
  async prepare(): Promise<void> {
    try {
      await prepareOfflineUse(() => (this.updateWaiting = true));
      this.state = 'ready';
    } catch (error) {
      this.state = 'unavailable';
      this.reason = error instanceof Error ? error.message : String(error);
    }
  }

  /** Switches to the version that waits; the page is loaded anew. */
  update(): void {
    void applyUpdate();
  }
}
