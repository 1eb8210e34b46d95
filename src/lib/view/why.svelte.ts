import { type ErrorReport, reportError } from '../base/error.ts';
import type { LineExplanation } from '../detectors/log-line/why/explain.ts';
import type { PipelineClient } from '../workers/pipeline-client.ts';
import type { AskedLine } from '../workers/protocol.ts';

/** The explanation of one line, once it is asked for. */
export class Why {
  busy = $state(false);
  explanation: LineExplanation | null = $state.raw(null);
  error: ErrorReport | null = $state.raw(null);
  #asked = new AbortController();

  constructor(readonly client: Pick<PipelineClient, 'explain'>) {}

  /** Asks the model in use. */
  async ask(line: AskedLine): Promise<void> {
    this.forget();
    const { signal } = this.#asked;
    this.busy = true;
    try {
      const explanation = await this.client.explain(line, signal);
      if (!signal.aborted) this.explanation = explanation;
    } catch (error) {
      if (!signal.aborted) this.error = reportError(error);
    } finally {
      if (!signal.aborted) this.busy = false;
    }
  }

  /** Gives up what was asked or answered: another line is looked at. */
  forget(): void {
    this.#asked.abort();
    this.#asked = new AbortController();
    this.busy = false;
    this.explanation = null;
    this.error = null;
  }
}
