/**
 * One task after the other, in the order given; but what is short and urgent runs in the pauses of a long one.
 */
export class Turns {
  #queue: Promise<unknown> = Promise.resolve();
  readonly #urgent: (() => Promise<void>)[] = [];
  #arrived: () => void = () => undefined;

  /** @param whole runs a task while no other tab does its own */
  constructor(readonly whole: <T>(task: () => Promise<T>) => Promise<T>) {}

  /** Runs after all tasks that were given before. */
  inTurn<T>(task: () => Promise<T>): Promise<T> {
    const result = this.#queue.then(task);
    this.#queue = result.catch(() => undefined);
    return result;
  }

  /** Runs when it is its turn, or when the task under way pauses. */
  soon<T>(task: () => Promise<T>): Promise<T> {
    return new Promise((resolve, reject) => {
      this.#urgent.push(() => task().then(resolve, reject));
      this.#arrived();
      void this.inTurn(() => this.whole(() => this.#runUrgent()));
    });
  }

  /** A pause of a task that `whole` runs: does what is urgent until the pause is over. */
  async pause(until: Promise<void>): Promise<void> {
    let over = false;
    const ended = until.then(() => void (over = true));
    for (;;) {
      const arrival = new Promise<void>((resolve) => (this.#arrived = resolve));
      await this.#runUrgent();
      await Promise.race([ended, arrival]);
      if (over) return;
    }
  }

  async #runUrgent(): Promise<void> {
    for (let task = this.#urgent.shift(); task; task = this.#urgent.shift()) await task();
  }
}
