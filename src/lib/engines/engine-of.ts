import type { LanguageModel } from '../language-models/language-model.ts';
import type { Engine } from './engine.ts';
import { TransformersEngine } from './transformers/transformers-engine.ts';
import { WebLlmEngine } from './webllm/webllm-engine.ts';

/**
 * The engine that runs a language model.
 * @param root URL of the site's root, with the final slash
 */
export function engineOf(model: LanguageModel, root: string): Engine {
  return model.engine === 'webllm' ? new WebLlmEngine(model) : new TransformersEngine(model, root);
}
