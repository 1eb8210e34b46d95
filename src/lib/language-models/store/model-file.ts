import type { Checksum } from '../hash/checksum.ts';
import type { EngineName, LanguageModel } from '../language-model.ts';

/** A file of a language model. */
export interface ModelFile {
  /** Relative to the model's folder; for a library that lies elsewhere, its name. */
  path: string;
  url: string;
  /** Bytes; null where nobody told before it was loaded. */
  size: number | null;
  /** Null where nobody told: then the size alone is checked. */
  checksum: Checksum | null;
}

/** Which files of a folder an engine reads. */
const READ: Record<EngineName, RegExp> = {
  webllm:
    /^(?:params_shard_\d+\.bin|tensor-cache\.json|mlc-chat-config\.json|mlc-model-manifest\.json|tokenizer\.(?:json|model)|[\w.-]+-webgpu\.wasm)$/,
  transformers:
    /^(?:(?:generation_|tokenizer_)?config\.json|tokenizer\.json|chat_template\.jinja|onnx\/model_q4\.onnx(?:_data(?:_\d+)?)?)$/
};

/** Whether an engine reads a file of a model's folder. */
export function isRead({ engine }: Pick<LanguageModel, 'engine'>, path: string): boolean {
  return READ[engine].test(path);
}

/** Name of the cache in which an engine looks for a file: WebLLM's three, and that of transformers.js. */
export function cacheOf({ engine, library }: LanguageModel, { path, url }: ModelFile): string {
  if (engine === 'transformers') return 'transformers-cache';
  if (url === library) return 'webllm/wasm';
  return /^mlc-[\w-]+\.json$/.test(path) ? 'webllm/config' : 'webllm/model';
}
