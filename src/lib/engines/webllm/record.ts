import type { ModelRecord } from '@mlc-ai/web-llm';
import type { LanguageModel } from '../../language-models/language-model.ts';

/** Tokens of prompt and answer together; more takes more memory than small devices have. */
const CONTEXT = 4_096;

/** A model as WebLLM's configuration has it. */
export function recordOf({ id, base, library, manifest, needs }: LanguageModel): ModelRecord {
  return {
    model: base,
    model_id: id,
    model_lib: library!,
    overrides: { context_window_size: CONTEXT },
    ...(needs.f16 && { required_features: ['shader-f16'] }),
    ...(manifest !== null && { model_manifest: manifest })
  };
}
