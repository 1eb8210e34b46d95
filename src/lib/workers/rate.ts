interface Sample {
  at: number;
  lines: number;
  bytes: number;
}

/** Seconds that a rate is averaged over: long enough to be read, short enough to follow changes. */
const WINDOW_MS = 5_000;

/** Lines and bytes a second over the last seconds. */
export class RateMeter {
  #samples: Sample[];

  /** @param at ms; @param lines and @param bytes the counts to start from */
  constructor(at: number, lines: number, bytes: number) {
    this.#samples = [{ at, lines, bytes }];
  }

  /**
   * @param at ms, later than before; counts are totals, as at the start
   * @returns counts per second
   */
  update(at: number, lines: number, bytes: number): { lines: number; bytes: number } {
    this.#samples.push({ at, lines, bytes });
    while (this.#samples.length > 2 && this.#samples[1]!.at < at - WINDOW_MS) this.#samples.shift();
    const first = this.#samples[0]!;
    const seconds = Math.max((at - first.at) / 1000, 0.001);
    return { lines: (lines - first.lines) / seconds, bytes: (bytes - first.bytes) / seconds };
  }
}
