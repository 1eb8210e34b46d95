import { type ErrorReport, reportError } from '../base/error.ts';
import type { ModelInfo } from '../workers/protocol.ts';
import type { Intake } from './intake.svelte.ts';

/** Which model judges: a bundle that the person imports, or the built-in one again. */
export class ModelChoice {
  busy = $state(false);
  /** Why the last change was refused; the model in use is then the one before. */
  error: ErrorReport | null = $state.raw(null);

  constructor(readonly intake: Intake) {}

  /** @param files of the folder that holds the bundle */
  importBundle(files: readonly File[]): Promise<void> {
    return this.#change(() => this.intake.client.importBundle([...files]));
  }

  useBuiltIn(): Promise<void> {
    return this.#change(() => this.intake.client.useBuiltIn(() => undefined));
  }

  async #change(change: () => Promise<ModelInfo>): Promise<void> {
    this.busy = true;
    this.error = null;
    try {
      this.intake.model = { kind: 'ready', info: await change() };
    } catch (error) {
      this.error = reportError(error);
    } finally {
      this.busy = false;
    }
  }
}
