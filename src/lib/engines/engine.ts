import type { FilledPlaybook } from '../analysis/fill/fill.ts';
import type { Message } from '../analysis/prompt/prompt.ts';

/** What an engine is asked to write. */
export interface Task {
  messages: readonly Message[];
  /** The playbook that fits the incident: the playbook's engine answers with it. */
  playbook: FilledPlaybook;
  /** JSON schema of the answer, for engines that can decode under one; null for free text. */
  schema: object | null;
  /** Tokens of the answer at most. */
  maxTokens: number;
}

/** Something that explains incidents: a playbook, or a language model in some program. */
export interface Engine {
  /** Why it cannot be used here, in a sentence; null when it can. */
  available(): Promise<string | null>;
  /**
   * Makes it ready.
   * @param onProgress called with the share that is done, 0 to 1
   * @throws InsytError with what happened and a way on; the signal's reason when aborted
   */
  load(onProgress: (share: number) => void, signal: AbortSignal): Promise<void>;
  /**
   * Writes an answer, piece by piece; `load` first.
   * @throws InsytError with what happened and a way on; the signal's reason when aborted
   */
  explain(task: Task, signal: AbortSignal): AsyncIterable<string>;
  /** Gives back the memory it takes. Never rejects. */
  unload(): Promise<void>;
}
