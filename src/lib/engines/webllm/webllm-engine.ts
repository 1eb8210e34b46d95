import type {
  ChatCompletionChunk,
  ChatCompletionRequestStreaming,
  WebWorkerMLCEngine
} from '@mlc-ai/web-llm';
import { InsytError } from '../../base/error.ts';
import { lookAtDevice } from '../../language-models/device.ts';
import { whyNot } from '../../language-models/fit.ts';
import type { LanguageModel } from '../../language-models/language-model.ts';
import { PendingCalls } from '../../workers/pending-calls.ts';
import { ENGINE_WORDS as words } from '../../words/analyst.ts';
import type { Engine, Task } from '../engine.ts';
import { thrown, workerDied } from '../model-error.ts';
import { recordOf } from './record.ts';

function newWorker(): Worker {
  return new Worker(new URL('../../workers/analyst.worker.ts', import.meta.url), {
    type: 'module'
  });
}

/**
 * A language model in WebLLM, on the graphics processor, in a worker. WebLLM's client never settles a
 * call whose worker died, and hears no abort: here every call is settled by either.
 */
export class WebLlmEngine implements Engine {
  #worker: Worker | null = null;
  #client: WebWorkerMLCEngine | null = null;
  #calls = new PendingCalls();

  /** @param startWorker makes the worker; given by tests */
  constructor(
    readonly model: LanguageModel,
    readonly startWorker: () => Worker = newWorker
  ) {}

  async available(): Promise<string | null> {
    return whyNot(this.model, await lookAtDevice());
  }

  async load(onProgress: (share: number) => void, signal: AbortSignal): Promise<void> {
    if (this.#client !== null) return onProgress(1);
    // Seven megabytes, and of use only to who asked for it.
    const { hasModelInCache, WebWorkerMLCEngine } = await import('./library.ts');
    const appConfig = { model_list: [recordOf(this.model)] };
    if (!(await hasModelInCache(this.model.id, appConfig))) {
      throw new InsytError('model-incomplete', words.notHere, words.bringIt);
    }
    const worker = this.startWorker();
    worker.onerror = ({ message }) => this.#stop(workerDied(message));
    worker.onmessageerror = () => this.#stop(workerDied(''));
    this.#worker = worker;
    const client = new WebWorkerMLCEngine(worker, {
      appConfig,
      initProgressCallback: ({ progress }) => onProgress(progress)
    });
    try {
      await this.#calls.track(client.reload(this.model.id), signal);
    } catch (error) {
      this.#stop(error);
      throw thrown(error, signal);
    }
    this.#client = client;
  }

  async *explain(task: Task, signal: AbortSignal): AsyncGenerator<string> {
    const client = this.#client;
    if (client === null) throw workerDied('');
    let iterator: AsyncIterator<ChatCompletionChunk> | null = null;
    let ended = false;
    try {
      const chunks = await this.#calls.track(
        client.chat.completions.create(requestOf(task)),
        signal
      );
      iterator = chunks[Symbol.asyncIterator]();
      for (;;) {
        const { done, value } = await this.#calls.track(iterator.next(), signal);
        ended = done === true;
        if (done) return;
        yield value.choices[0]?.delta.content ?? '';
      }
    } catch (error) {
      throw thrown(error, signal);
    } finally {
      // It would write on unheard where the reader had enough; a dead worker answers neither call.
      if (!ended && this.#client === client) {
        client.interruptGenerate();
        void iterator?.return?.();
      }
    }
  }

  unload(): Promise<void> {
    this.#stop(new DOMException('The model was unloaded.', 'AbortError'));
    return Promise.resolve();
  }

  /** Ends the worker, and with it all memory that the model took. */
  #stop(reason: unknown): void {
    this.#worker?.terminate();
    this.#worker = null;
    this.#client = null;
    this.#calls.rejectAll(reason);
  }
}

/** A task as WebLLM is asked for it: always the most likely words, under the grammar of the schema. */
function requestOf({ messages, schema, maxTokens }: Task): ChatCompletionRequestStreaming {
  return {
    messages: [...messages],
    stream: true,
    temperature: 0,
    max_tokens: maxTokens,
    ...(schema && { response_format: { type: 'json_object', schema: JSON.stringify(schema) } })
  };
}
