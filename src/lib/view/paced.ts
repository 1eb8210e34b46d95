/** A task rests this many times as long as it took: it leaves most of the page's thread to the person. */
const REST = 6;

/**
 * Runs a task when it is asked for, never twice at once, and not again at once: what is asked while it
 * runs or rests is met by one run after that.
 */
export class Paced {
  #wanted = false;
  #running = false;
  #hurried = false;
  #wake: () => void = () => undefined;

  /** @param task handles its own errors */
  constructor(readonly task: () => Promise<void>) {}

  request(): void {
    this.#wanted = true;
    if (!this.#running) void this.#run();
  }

  /** Runs without the rest that is due: what was asked for is the last for a while. */
  hurry(): void {
    this.#hurried = true;
    this.request();
    this.#wake();
  }

  async #run(): Promise<void> {
    this.#running = true;
    while (this.#wanted) {
      this.#wanted = this.#hurried = false;
      const began = performance.now();
      await this.task();
      // Hurried while the task ran.
      if (this.#hurried) continue;
      const rest = REST * (performance.now() - began);
      await new Promise<void>((resolve) => {
        this.#wake = resolve;
        setTimeout(resolve, rest);
      });
    }
    this.#running = false;
  }
}
