import { MODEL_WORDS as words } from '../words/analyst.ts';
import type { Device } from './device.ts';
import type { LanguageModel } from './language-model.ts';

/** WebLLM's runtime asks for these of every adapter (`detectGPUDevice` of its 0.2.86). */
const STORAGE_BUFFERS = 10;
const WORKGROUP_BYTES = 32 * 1024;

/** WebAssembly has at most 4 GiB, and weights of four bits and the rest must fit in them. */
const MOST_WASM_PARAMETERS = 2e9;

/** Why a model cannot run on a device, in a sentence; null when it can, as far as the browser tells. */
export function whyNot(model: LanguageModel, device: Device): string | null {
  const { adapter } = device;
  if (model.engine === 'transformers') {
    return model.parameters > MOST_WASM_PARAMETERS ? words.tooLargeForWasm : null;
  }
  if (adapter === null) return words.noWebGpu;
  if (model.needs.f16 && !adapter.f16) return words.noF16;
  if (adapter.storageBuffers < STORAGE_BUFFERS || adapter.workgroupBytes < WORKGROUP_BYTES) {
    return words.weakAdapter;
  }
  if (adapter.bufferBytes < model.needs.bufferBytes) return words.smallBuffers;
  // Browsers tell no more than 8 GiB, so that a larger model may still fit where they say 8.
  const told = device.memoryBytes;
  if (told !== null && told < 8 * 1024 ** 3 && model.memoryBytes! > told * 0.7) {
    return words.littleMemory;
  }
  return null;
}

/**
 * Whether a download has room on the device, with what it takes besides while it is put together.
 * @returns bytes that are missing, 0 for none
 */
export function missingBytes(
  files: readonly { size: number | null }[],
  freeBytes: number | null
): number {
  const sizes = files.map(({ size }) => size ?? 0);
  const total = sizes.reduce((sum, size) => sum + size, 0);
  return freeBytes === null ? 0 : Math.max(0, total + Math.max(0, ...sizes) - freeBytes);
}
