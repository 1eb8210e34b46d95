/** Calls to a worker that wait for an answer, so that all can be settled when none will come. */
export class PendingCalls {
  readonly #rejects = new Set<(reason: unknown) => void>();

  /**
   * @param call the worker's answer
   * @param signal settles the caller at once when aborted, whatever the worker does
   * @returns the answer; rejects with the signal's reason, or with that of {@link rejectAll}
   */
  track<T>(call: Promise<T>, signal?: AbortSignal): Promise<T> {
    return new Promise<T>((resolve, reject) => {
      const onAbort = () => settle(() => reject(signal?.reason));
      const settle = (how: () => void) => {
        this.#rejects.delete(fail);
        signal?.removeEventListener('abort', onAbort);
        how();
      };
      const fail = (reason: unknown) => settle(() => reject(reason));
      this.#rejects.add(fail);
      if (signal?.aborted) onAbort();
      else signal?.addEventListener('abort', onAbort);
      call.then((value) => settle(() => resolve(value)), fail);
    });
  }

  rejectAll(reason: unknown): void {
    for (const reject of [...this.#rejects]) reject(reason);
  }
}
