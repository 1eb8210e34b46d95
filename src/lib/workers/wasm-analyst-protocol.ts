import type { Reply } from './protocol.ts';

/** What the page can ask of the worker in which transformers.js runs a language model. */
export interface WasmAnalystApi {
  /**
   * Loads a model whose files are in the cache of transformers.js.
   * @param root URL of the site's root, with the final slash
   * @param base URL of the model's folder, with the final slash
   */
  load(root: string, base: string): Promise<Reply<null>>;
  /** Writes an answer; resolves when it is at its end or was cancelled. */
  write(
    messages: readonly { role: string; content: string }[],
    maxTokens: number,
    onText: (piece: string) => void | Promise<void>
  ): Promise<Reply<null>>;
  /** Ends the answer that is being written. */
  cancel(): void;
}
