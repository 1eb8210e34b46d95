import type { EngineName } from '../language-models/language-model.ts';
import wasmWorker from '../workers/wasm-analyst.worker.ts?worker&url';
import webLlmWorker from '../workers/analyst.worker.ts?worker&url';

/**
 * Loads the program that runs a model, so that the service worker keeps it: without it, a model on the
 * device would be of no use offline. Never rejects: what is missing is loaded when it is used.
 */
export async function keepProgram(engine: EngineName): Promise<void> {
  const own = engine === 'webllm' ? webLlmWorker : wasmWorker;
  await Promise.allSettled([
    fetch(own).then((response) => response.arrayBuffer()),
    engine === 'webllm' ? import('./webllm/library.ts') : null
  ]);
}
