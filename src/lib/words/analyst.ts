/** Why a model is not offered. */
export const MODEL_WORDS = {
  noWebGpu: 'It needs WebGPU, which this browser does not offer here.',
  noF16: 'It needs 16-bit arithmetic (shader-f16), which this graphics adapter lacks.',
  weakAdapter: 'This graphics adapter has fewer buffers than WebLLM needs.',
  smallBuffers: 'It needs larger buffers than this graphics adapter allows.',
  littleMemory: 'It needs more memory than this device has.',
  tooLargeForWasm: 'It is too large for WebAssembly.'
};

const megabytes = (bytes: number) => `${Math.ceil(bytes / 1e6).toLocaleString('en')} MB`;

/** What goes wrong while a model is brought here. */
export const STORE_WORDS = {
  notReached: (model: string, file: string) =>
    `The download of ${model} stopped: ${file} did not arrive.`,
  tryLater: 'Press Resume: what has arrived is kept, and the rest follows.',
  damaged: (model: string, file: string) =>
    `${file} of ${model} is damaged: it does not have the hash that it should have.`,
  loadAgain: 'Press Resume: the damaged file is loaded again.',
  importAgain: 'Copy the folder again from where you have it, and import it then.',
  incomplete: (model: string, file: string) =>
    `The folder is not all of ${model}: ${file} is missing.`,
  wholeFolder: 'Pick the folder with all files of the model, its library (.wasm) among them.',
  noRoom: (model: string, missing: number) =>
    `There is no room for ${model}: this site may store ${megabytes(missing)} too little.`,
  full: (model: string) => `The disk is full: ${model} could not be stored as a whole.`,
  makeRoom: 'Delete another model, or free disk space, and resume then.'
};
