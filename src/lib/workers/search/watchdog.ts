/** Time between two looks, ms. */
const LOOK_MS = 500;

/** Looks in a row without a sign of life that are enough. */
const MISSED = 5;

/**
 * Notices that a worker is stuck: no sign of life for two seconds. It counts looks and not the
 * clock, so that a page that was itself held up does not take the worker for stuck.
 */
export class Watchdog {
  #missed = 0;
  readonly #timer: ReturnType<typeof setInterval>;

  /** @param onStuck called once */
  constructor(onStuck: () => void) {
    this.#timer = setInterval(() => {
      if (++this.#missed < MISSED) return;
      this.stop();
      onStuck();
    }, LOOK_MS);
  }

  alive(): void {
    this.#missed = 0;
  }

  stop(): void {
    clearInterval(this.#timer);
  }
}
