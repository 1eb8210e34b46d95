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

/** What goes wrong while a model is loaded or writes. */
export const ENGINE_WORDS = {
  unreadable: (problem: string) =>
    `The model was asked twice and gave no answer that can be read (${problem}) So this is the playbook.`,
  nothingSaid: 'The model said nothing.',
  askAgain: 'Ask in other words.',
  tooSlow: 'The model was stopped: it wrote for ten minutes and had not finished.',
  smallerModel: 'Use a smaller model on this device; the playbook stands as it is.',
  died: 'The analyst’s worker ended while it was at work.',
  outOfMemory: 'There was not enough memory for the model.',
  deviceLost: 'The graphics device was lost, mostly for want of memory.',
  closeOthers: 'Close other tabs and programs and try again, or use a smaller model.',
  notHere: 'The model is not all on this device.',
  bringIt: 'Download or import it on the Analyst page.',
  noF16: 'The graphics adapter cannot compute with 16 bits, which this model needs.',
  other32: 'Use a model that is marked "32 bit".',
  noGpu: 'WebGPU is not available: the browser found no graphics adapter.',
  wasmInstead: 'Use a model "without graphics processor", or another browser.',
  tooMuchContext: 'The incident and the questions are longer than the model can read.',
  startAnew: 'Explain the incident anew, or ask a shorter question.',
  failed: (cause: string) => `The model failed: ${cause}`,
  tryAgain: 'Try again; if it happens again, delete the model and bring it here anew.'
};
