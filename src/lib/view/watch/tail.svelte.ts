import {
  TAIL_LINES,
  WATCH_CHANNEL,
  type TailLine,
  type WatchMessage
} from '../../workers/watch/messages.ts';

/** The last lines that were judged, in whichever tab. */
export class Tail {
  /** The latest last. */
  lines: TailLine[] = $state.raw([]);
  /** Lines that came since the list was paused. */
  held = $state(0);
  #paused = $state(false);
  #latest: TailLine[] = [];
  readonly #channel = new BroadcastChannel(WATCH_CHANNEL);

  constructor() {
    this.#channel.addEventListener('message', ({ data }: MessageEvent<WatchMessage>) => {
      if (data.kind === 'lines') this.#add(data.lines);
    });
  }

  get paused(): boolean {
    return this.#paused;
  }

  /** Holds the list still while it is read; lines are judged all the same. */
  pause(paused: boolean): void {
    this.#paused = paused;
    this.held = 0;
    this.lines = this.#latest;
  }

  #add(lines: TailLine[]): void {
    this.#latest = [...this.#latest, ...lines].slice(-TAIL_LINES);
    if (this.#paused) this.held += lines.length;
    else this.lines = this.#latest;
  }
}
