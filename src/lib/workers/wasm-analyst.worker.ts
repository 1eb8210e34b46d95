import * as Comlink from 'comlink';
import {
  AutoModelForCausalLM,
  AutoTokenizer,
  env,
  InterruptableStoppingCriteria,
  type PreTrainedModel,
  type PreTrainedTokenizer,
  TextStreamer
} from '@huggingface/transformers';
import { reportError } from '../base/error.ts';
import type { Reply } from './protocol.ts';
import type { WasmAnalystApi } from './wasm-analyst-protocol.ts';

/** More threads than this gain little on a language model, and take the page's own. */
const MAX_THREADS = 8;

let loaded: { tokenizer: PreTrainedTokenizer; model: PreTrainedModel } | null = null;
const stopping = new InterruptableStoppingCriteria();

async function reply(task: () => Promise<void>): Promise<Reply<null>> {
  try {
    await task();
    return { ok: true, value: null };
  } catch (error) {
    return { ok: false, error: reportError(error) };
  }
}

/** Files come from the cache alone, and the runtime from the site. */
function configure(root: string, base: string): void {
  env.allowLocalModels = false;
  // Joined by slashes, so that an empty part would double one.
  const folder = base.slice(0, -1);
  env.remoteHost = folder.slice(0, folder.lastIndexOf('/') + 1);
  env.remotePathTemplate = folder.slice(folder.lastIndexOf('/') + 1);
  env.fetch = (url: string | URL | Request) =>
    Promise.resolve(new Response(`${String(url)} not found in cache`, { status: 404 }));
  // It would be imported from a blob: URL, which the content security policy refuses.
  env.useWasmCache = false;
  const { wasm } = env.backends.onnx;
  if (wasm === undefined) throw new Error('The runtime has no WebAssembly.');
  wasm.wasmPaths = {
    mjs: `${root}ort/ort-wasm-simd-threaded.mjs`,
    wasm: `${root}ort/ort-wasm-simd-threaded.wasm`
  };
  wasm.numThreads = self.crossOriginIsolated
    ? Math.min(MAX_THREADS, navigator.hardwareConcurrency)
    : 1;
}

const api: WasmAnalystApi = {
  load: (root, base) =>
    reply(async () => {
      configure(root, base);
      // The name is of no meaning: the address is that of the folder.
      const tokenizer = await AutoTokenizer.from_pretrained('model');
      const model = await AutoModelForCausalLM.from_pretrained('model', {
        dtype: 'q4',
        device: 'wasm'
      });
      loaded = { tokenizer, model };
    }),
  write: (messages, maxTokens, onText) =>
    reply(async () => {
      if (loaded === null) throw new Error('No model is loaded.');
      const { tokenizer, model } = loaded;
      const inputs = tokenizer.apply_chat_template([...messages], {
        add_generation_prompt: true,
        return_dict: true
      }) as object;
      stopping.reset();
      // Pieces go over a port of their own: without this, the end could arrive before the last of them.
      const heard: unknown[] = [];
      await model.generate({
        ...inputs,
        max_new_tokens: maxTokens,
        do_sample: false,
        stopping_criteria: stopping,
        streamer: new TextStreamer(tokenizer, {
          skip_prompt: true,
          skip_special_tokens: true,
          callback_function: (piece: string) => void heard.push(onText(piece))
        })
      } as Parameters<PreTrainedModel['generate']>[0]);
      await Promise.all(heard);
    }),
  cancel: () => stopping.interrupt()
};

Comlink.expose(api);
