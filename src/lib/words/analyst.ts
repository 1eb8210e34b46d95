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
  otherModel: 'Choose another model on the Analyst page.',
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

const gigabytes = (bytes: number) =>
  bytes < 1e9 ? megabytes(bytes) : `${(bytes / 1e9).toFixed(1)} GB`;

/** The Analyst page. */
export const ANALYST_PAGE_WORDS = {
  title: 'Analyst',
  lead: 'A language model on this device can explain incidents in your logs and answer questions about them. It explains and never decides: detections, severities and states are the same without it. The playbooks need no model and are always there.',
  privacy:
    'Nothing is loaded before you press Download. Then this page asks the hosts named with the model for its files, and nobody for anything else; what stands in your logs is never sent. Once a model is here, it works with the network cut.',
  device: 'This device',
  gpu: (f16: boolean, megabytes: number) =>
    `WebGPU, ${f16 ? 'with' : 'without'} 16-bit arithmetic, buffers up to ${megabytes.toLocaleString('en')} MB`,
  noGpu: 'no WebGPU: models for WebAssembly alone',
  graphics: 'Graphics',
  threads: 'Threads',
  memory: 'Memory',
  memoryUnknown: 'the browser does not tell',
  memoryAtLeast: (bytes: number) => `about ${gigabytes(bytes)}, as the browser tells it`,
  room: 'Room for this site',
  roomFor: gigabytes,
  models: 'Models',
  looking: 'Looking at this device…',
  unfit: (count: number) => `Not for this device (${count})`,
  size: 'Size',
  sizeAbout: (bytes: number) => `about ${gigabytes(bytes)} to load`,
  sizeExact: gigabytes,
  sizeUnknown: 'told by its host before the download begins',
  takes: 'Takes',
  takesMemory: (bytes: number) => `${gigabytes(bytes)} of graphics memory, as its packagers say`,
  takesUnknown: 'several times its size of memory',
  licence: 'Licence',
  from: 'From',
  fromSite: 'this site',
  fromHosts: 'huggingface.co and raw.githubusercontent.com',
  fromHub: 'huggingface.co',
  download: 'Download',
  resume: 'Resume',
  pause: 'Pause',
  importFolder: 'Import from a folder',
  remove: 'Delete',
  removeSure: 'Delete it all?',
  keep: 'Keep it',
  here: 'On this device',
  paused: (here: number, total: number | null) =>
    `Paused: ${gigabytes(here)}${total === null ? '' : ` of ${gigabytes(total)}`} is here.`,
  listing: 'Asking its host for the list of files…',
  loading: (here: number, total: number) => `${gigabytes(here)} of ${gigabytes(total)}`,
  importing: (here: number, total: number) =>
    `Checking and storing: ${gigabytes(here)} of ${gigabytes(total)}`,
  progressOf: (model: string) => `Progress of ${model}`,
  folderHint:
    'A machine without network takes a model from a folder: all files of the model as its host has them, with WebLLM’s library (.wasm) beside them. Files are checked by the hashes that come with them.'
};

/** The analysis beside an incident. */
export const ANALYSIS_WORDS = {
  title: 'Explained by a language model',
  noModel: 'No model is on this device.',
  choose: 'Choose one on the Analyst page.',
  model: 'Model',
  explain: 'Explain',
  again: 'Explain again',
  cancel: 'Cancel',
  waiting: 'Waits for what was asked before…',
  loading: (model: string, percent: number) => `Loading ${model}: ${percent} %`,
  writing: (model: string) => `${model} is writing…`,
  draft: 'What is written so far',
  by: (model: string, seconds: number) => `${model}, ${seconds.toLocaleString('en')} s`,
  older: 'Lines came since: this is of the incident as it was.',
  mayErr: 'A language model wrote this and may be wrong: hold it against the lines.',
  why: 'Why',
  check: 'Check next',
  respond: 'Respond',
  falseAlarm: 'Signs of a false alarm',
  confidence: (word: string) => `It says its confidence is ${word}.`,
  rate: 'Was this helpful?',
  helpful: 'Helpful',
  unhelpful: 'Not helpful',
  remove: (model: string) => `Delete the analysis of ${model}`,
  ask: 'Ask about this incident',
  send: 'Ask',
  you: 'You',
  answer: 'Answer',
  questions: 'Questions and answers'
};
