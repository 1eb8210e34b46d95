import type { LanguageModel } from './language-model.ts';

const HUB = 'https://huggingface.co/';
/** WebLLM's `modelLibURLPrefix` and `modelVersion`; the test holds them to the installed library. */
const LIBRARIES =
  'https://raw.githubusercontent.com/mlc-ai/binary-mlc-llm-libs/main/web-llm-models/v0_2_86/base/';

const MEGABYTE = 1024 * 1024;

const GEMMA = {
  maker: 'Google',
  licence: 'Gemma Terms of Use',
  licenceUrl: 'https://ai.google.dev/gemma/terms'
};
const APACHE = {
  maker: 'Google',
  licence: 'Apache 2.0',
  licenceUrl: 'https://www.apache.org/licenses/LICENSE-2.0'
};
const LLAMA = {
  maker: 'Meta',
  licence: 'Llama Community License',
  licenceUrl: 'https://www.llama.com/license/'
};

type Origin = Pick<LanguageModel, 'maker' | 'licence' | 'licenceUrl'>;

/**
 * A model packaged for WebLLM, with four bits a weight and a scale for every 32 of them, of 16 or 32 bits.
 * @param memoryMb `vram_required_MB` in WebLLM's own list
 */
function packaged(
  name: string,
  id: string,
  library: string,
  parameters: number,
  memoryMb: number,
  origin: Origin,
  own: Partial<LanguageModel> = {}
): LanguageModel {
  const f16 = id.includes('q4f16');
  return {
    id,
    name: `${name}${f16 ? '' : ', 32 bit'}`,
    engine: 'webllm',
    ...origin,
    parameters,
    downloadBytes: Math.round((parameters * (f16 ? 4.5 : 5)) / 8),
    memoryBytes: memoryMb * MEGABYTE,
    // Kernels compiled for 16 bit need the feature, whether or not WebLLM's list says so.
    needs: { f16, bufferBytes: 128 * MEGABYTE },
    base: `${HUB}mlc-ai/${id}/resolve/main/`,
    library: `${LIBRARIES}${library}-webgpu.wasm`,
    manifest: null,
    repository: `mlc-ai/${id}`,
    ...own
  };
}

/** A model in ONNX, with four bits a weight, for devices without WebGPU. */
function onnx(name: string, repository: string, parameters: number): LanguageModel {
  return {
    id: repository.slice(repository.indexOf('/') + 1),
    name: `${name}, without graphics processor`,
    engine: 'transformers',
    ...GEMMA,
    parameters,
    downloadBytes: null,
    memoryBytes: null,
    needs: { f16: false, bufferBytes: 0 },
    base: `${HUB}${repository}/resolve/main/`,
    library: null,
    manifest: null,
    repository
  };
}

const E2B = { manifest: 'mlc-model-manifest.json', needs: { f16: true, bufferBytes: 201_326_592 } };

/** The models that are offered, the smallest of each maker first. */
export const CATALOGUE: readonly LanguageModel[] = [
  packaged(
    'Gemma 3 1B',
    'gemma3-1b-it-q4f16_1-MLC',
    'gemma3-1b-it-q4f16_1_cs1k',
    1.0e9,
    711.07,
    GEMMA
  ),
  packaged(
    'Gemma 2 2B',
    'gemma-2-2b-it-q4f16_1-MLC',
    'gemma-2-2b-it-q4f16_1_cs1k',
    2.61e9,
    1895.3,
    GEMMA
  ),
  packaged(
    'Gemma 2 2B',
    'gemma-2-2b-it-q4f32_1-MLC',
    'gemma-2-2b-it-q4f32_1_cs1k',
    2.61e9,
    2508.75,
    GEMMA
  ),
  packaged(
    'Gemma 4 E2B',
    'gemma-4-E2B-it-q4f16_1-MLC',
    'gemma-4-E2B-it-q4f16_1_cs512',
    5.1e9,
    3387.37,
    APACHE,
    E2B
  ),
  packaged(
    'Gemma 4 E2B',
    'gemma-4-E2B-it-q4f32_1-MLC',
    'gemma-4-E2B-it-q4f32_1_cs512',
    5.1e9,
    3862.72,
    APACHE,
    { ...E2B, needs: { ...E2B.needs, f16: false } }
  ),
  packaged(
    'Llama 3.2 1B',
    'Llama-3.2-1B-Instruct-q4f16_1-MLC',
    'Llama-3.2-1B-Instruct-q4f16_1_cs1k',
    1.24e9,
    879.04,
    LLAMA
  ),
  packaged(
    'Llama 3.2 1B',
    'Llama-3.2-1B-Instruct-q4f32_1-MLC',
    'Llama-3.2-1B-Instruct-q4f32_1_cs1k',
    1.24e9,
    1128.82,
    LLAMA
  ),
  packaged(
    'Llama 3.2 3B',
    'Llama-3.2-3B-Instruct-q4f16_1-MLC',
    'Llama-3.2-3B-Instruct-q4f16_1_cs1k',
    3.21e9,
    2263.69,
    LLAMA
  ),
  packaged(
    'Llama 3.2 3B',
    'Llama-3.2-3B-Instruct-q4f32_1-MLC',
    'Llama-3.2-3B-Instruct-q4f32_1_cs1k',
    3.21e9,
    2951.51,
    LLAMA
  ),
  packaged(
    'Llama 3.1 8B',
    'Llama-3.1-8B-Instruct-q4f16_1-MLC',
    'Llama-3_1-8B-Instruct-q4f16_1_cs1k',
    8.03e9,
    5001,
    LLAMA
  ),
  packaged(
    'Llama 3.1 8B',
    'Llama-3.1-8B-Instruct-q4f32_1-MLC',
    'Llama-3_1-8B-Instruct-q4f32_1_cs1k',
    8.03e9,
    6101.01,
    LLAMA
  ),
  onnx('Gemma 3 270M', 'onnx-community/gemma-3-270m-it-ONNX', 2.7e8),
  onnx('Gemma 3 1B', 'onnx-community/gemma-3-1b-it-ONNX', 1.0e9)
];
