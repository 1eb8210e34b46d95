import * as Comlink from 'comlink';
import { InsytError } from '../../base/error.ts';
import { PendingCalls } from '../pending-calls.ts';
import type { Reply } from '../protocol.ts';
import { valueOf } from '../reply.ts';
import type { SearchApi, SearchReport, SearchRequest } from './protocol.ts';
import { Watchdog } from './watchdog.ts';

function newWorker(): Worker {
  return new Worker(new URL('./search.worker.ts', import.meta.url), { type: 'module' });
}

/**
 * The page's only way to the search worker. Every call has a worker of its own, which ends with it: an
 * abort and an expression that never ends are answered alike, by ending the worker.
 */
export class SearchClient {
  readonly #startWorker: () => Worker;

  /** @param startWorker makes the worker; given by tests */
  constructor(startWorker = newWorker) {
    this.#startWorker = startWorker;
  }

  /**
   * Searches the judged lines of a source.
   * @param onReport told what was found, until the call is settled
   * @throws InsytError, `regex-slow` among them: what was reported before stands; the signal's reason
   */
  async search(
    request: SearchRequest,
    onReport: (report: SearchReport) => void,
    signal: AbortSignal
  ): Promise<void> {
    let searched = 0;
    let watchdog: Watchdog | null = null;
    try {
      await this.#call(signal, (api, fail) => {
        const told = (report: SearchReport) => {
          searched = report.searched;
          // Not before the worker runs: how long it takes to start says nothing of the expression.
          if (request.criteria.regex) watchdog ??= new Watchdog(() => fail(tooSlow(searched)));
          watchdog?.alive();
          onReport(report);
          return Promise.resolve();
        };
        return api.search(request, Comlink.proxy(told));
      });
    } finally {
      (watchdog as Watchdog | null)?.stop();
    }
  }

  /**
   * The text of a packed file as a Blob.
   * @param end byte offset in the text up to which it is wanted
   * @param onBytes told how many bytes of the file were read
   * @throws InsytError when it cannot be read or kept; the signal's reason when aborted
   */
  unpack(
    file: File,
    end: number,
    onBytes: (read: number) => void,
    signal: AbortSignal
  ): Promise<Blob> {
    return this.#call<Blob>(signal, (api) => api.unpack(file, end, Comlink.proxy(onBytes)));
  }

  /** Makes one call in a worker of its own. */
  async #call<T>(
    signal: AbortSignal,
    ask: (api: Comlink.Remote<SearchApi>, fail: (reason: InsytError) => void) => Promise<Reply<T>>
  ): Promise<T> {
    signal.throwIfAborted();
    const calls = new PendingCalls();
    const fail = (reason: InsytError) => calls.rejectAll(reason);
    const worker = this.#startWorker();
    worker.onerror = (event) => fail(died(event.message || 'it could not be started'));
    worker.onmessageerror = () => fail(died('it sent what could not be read'));
    try {
      return valueOf(await calls.track(ask(Comlink.wrap<SearchApi>(worker), fail), signal));
    } finally {
      worker.terminate();
    }
  }
}

function died(how: string): InsytError {
  return new InsytError('worker-died', `The search failed: ${how}.`, 'Search again.');
}

function tooSlow(searched: number): InsytError {
  return new InsytError(
    'regex-slow',
    `The expression takes too long on a line soon after line ${searched}: the search was stopped there.`,
    'Make it simpler, above all nested repeats such as (a+)+, or search for plain text.'
  );
}
