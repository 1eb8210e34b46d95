import { isAbort } from '../../base/abort.ts';
import { type ErrorReport, reportError } from '../../base/error.ts';
import { Hits } from '../../lines/hits.ts';
import type { Place } from '../../lines/places.ts';
import type { SearchClient } from '../../workers/search/client.ts';
import type { SearchRequest } from '../../workers/search/protocol.ts';

/** A search through one source and what it has found so far. */
export class LineSearch {
  running = $state(false);
  /** Lines searched so far. */
  searched = $state(0);
  /** Lines found so far, those that are not kept included; null before the first search. */
  count: number | null = $state(null);
  /** Lines found and kept, ascending. */
  lines: Uint32Array = $state.raw(new Uint32Array());
  error: ErrorReport | null = $state.raw(null);
  #abort = new AbortController();

  constructor(readonly client: SearchClient) {}

  /**
   * Searches anew; what an earlier search found is forgotten.
   * @param onPlaces told where the text of what is found begins
   */
  async run(request: SearchRequest, onPlaces: (places: Place[]) => void): Promise<void> {
    this.forget();
    const { signal } = this.#abort;
    const hits = new Hits();
    this.running = true;
    this.count = 0;
    try {
      await this.client.search(
        request,
        ({ hits: found, places, searched }) => {
          if (signal.aborted) return;
          hits.add(found);
          onPlaces(places);
          this.searched = searched;
          this.count = hits.count;
          this.lines = hits.lines;
        },
        signal
      );
    } catch (error) {
      if (!signal.aborted && !isAbort(error)) this.error = reportError(error);
    } finally {
      if (signal === this.#abort.signal) this.running = false;
    }
  }

  /** Stops searching; what was found stays. */
  stop(): void {
    this.#abort.abort();
    this.running = false;
  }

  /** Stops searching and forgets what was found. */
  forget(): void {
    this.stop();
    this.#abort = new AbortController();
    this.searched = 0;
    this.count = null;
    this.lines = new Uint32Array();
    this.error = null;
  }
}
