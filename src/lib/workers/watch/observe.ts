import type { Watch } from '../../db/schema.ts';

/**
 * Wakes at once when something changes in what is watched, in browsers that can tell. They miss changes, as
 * on network drives and on Windows while a program keeps its log open: who is woken looks from time to time
 * besides.
 */
export class Observing {
  #observer: FileSystemObserver | null = null;
  #observed = '';

  constructor(readonly wake: () => void) {}

  /** Observes these watches and no others. */
  async observe(watches: readonly Watch[]): Promise<void> {
    const observed = watches.map(({ id }) => id).join();
    if (observed === this.#observed || typeof FileSystemObserver === 'undefined') return;
    this.stop();
    this.#observed = observed;
    const observer = new FileSystemObserver(this.wake);
    this.#observer = observer;
    for (const { handle } of watches) {
      // What is not there, or not allowed, cannot be observed.
      await observer.observe(handle, { recursive: true }).catch(() => undefined);
    }
  }

  stop(): void {
    this.#observer?.disconnect();
    this.#observer = null;
    this.#observed = '';
  }
}
