import * as Comlink from 'comlink';
import { InsytError } from '../../base/error.ts';
import { lookAtDevice } from '../../language-models/device.ts';
import { whyNot } from '../../language-models/fit.ts';
import type { LanguageModel } from '../../language-models/language-model.ts';
import { PendingCalls } from '../../workers/pending-calls.ts';
import type { Reply } from '../../workers/protocol.ts';
import type { WasmAnalystApi } from '../../workers/wasm-analyst-protocol.ts';
import type { Engine, Task } from '../engine.ts';
import { modelError, thrown, workerDied } from '../model-error.ts';

function newWorker(): Worker {
  return new Worker(new URL('../../workers/wasm-analyst.worker.ts', import.meta.url), {
    type: 'module'
  });
}

/**
 * A language model in transformers.js, on WebAssembly, in a worker: for devices without WebGPU. It knows
 * no grammar, so that its answers are held to their form by reading alone.
 */
export class TransformersEngine implements Engine {
  #worker: Worker | null = null;
  #api: Comlink.Remote<WasmAnalystApi> | null = null;
  #calls = new PendingCalls();

  /**
   * @param root URL of the site's root, with the final slash
   * @param startWorker makes the worker; given by tests
   */
  constructor(
    readonly model: LanguageModel,
    readonly root: string,
    readonly startWorker: () => Worker = newWorker
  ) {}

  async available(): Promise<string | null> {
    return whyNot(this.model, await lookAtDevice());
  }

  async load(onProgress: (share: number) => void, signal: AbortSignal): Promise<void> {
    if (this.#api !== null) return onProgress(1);
    const worker = this.startWorker();
    worker.onerror = ({ message }) => this.#stop(workerDied(message));
    worker.onmessageerror = () => this.#stop(workerDied(''));
    this.#worker = worker;
    const api = Comlink.wrap<WasmAnalystApi>(worker);
    try {
      await this.#answer(api.load(this.root, this.model.base), signal);
    } catch (error) {
      this.#stop(error);
      throw thrown(error, signal);
    }
    this.#api = api;
    onProgress(1);
  }

  async *explain({ messages, maxTokens }: Task, signal: AbortSignal): AsyncGenerator<string> {
    const api = this.#api;
    if (api === null) throw workerDied('');
    const pieces: string[] = [];
    let wake = () => {};
    const onText = Comlink.proxy((piece: string) => {
      pieces.push(piece);
      wake();
    });
    let ended = false;
    const end = this.#answer(api.write(messages, maxTokens, onText), signal).finally(() => {
      ended = true;
      wake();
    });
    // It may fail while the reader is busy with what came before.
    end.catch(() => undefined);
    try {
      for (;;) {
        while (pieces.length > 0) yield pieces.shift()!;
        if (ended) return await end;
        await new Promise<void>((woken) => (wake = woken));
      }
    } catch (error) {
      throw thrown(error, signal);
    } finally {
      if (!ended || signal.aborted) void this.#api?.cancel();
    }
  }

  unload(): Promise<void> {
    this.#stop(new DOMException('The model was unloaded.', 'AbortError'));
    return Promise.resolve();
  }

  async #answer(call: Promise<Reply<null>>, signal: AbortSignal): Promise<void> {
    const reply = await this.#calls.track(call, signal);
    if (reply.ok) return;
    const { code, what, next, cause } = reply.error;
    if (code === 'unexpected') throw modelError(what);
    throw new InsytError(code, what, next, cause ?? undefined);
  }

  /** Ends the worker, and with it all memory that the model took. */
  #stop(reason: unknown): void {
    this.#worker?.terminate();
    this.#worker = null;
    this.#api = null;
    this.#calls.rejectAll(reason);
  }
}
