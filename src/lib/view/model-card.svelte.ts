import { type ErrorReport, reportError } from '../base/error.ts';
import type { ModelCard } from '../detectors/log-line/card/card.ts';
import type { PipelineClient } from '../workers/pipeline-client.ts';

/** The card of the model in use, or why it is not shown. */
export type CardState =
  | { kind: 'loading' }
  | { kind: 'none' }
  | { kind: 'failed'; error: ErrorReport }
  | { kind: 'ready'; card: ModelCard };

/** Reads the card of the model in use. */
export class CardOfModel {
  state: CardState = $state.raw({ kind: 'loading' });

  constructor(readonly client: Pick<PipelineClient, 'card'>) {}

  /** @param signal ends the reading when another model is taken into use */
  async read(signal: AbortSignal): Promise<void> {
    this.state = { kind: 'loading' };
    try {
      const card = await this.client.card(signal);
      this.state = card ? { kind: 'ready', card } : { kind: 'none' };
    } catch (error) {
      if (!signal.aborted) this.state = { kind: 'failed', error: reportError(error) };
    }
  }
}
