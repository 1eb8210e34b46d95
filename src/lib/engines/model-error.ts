import { plainText } from '../analysis/answer/plain-text.ts';
import { isAbort } from '../base/abort.ts';
import { InsytError } from '../base/error.ts';
import { ENGINE_WORDS as words } from '../words/analyst.ts';

/** What libraries say, by which their errors are told: they cross a worker's border as strings. */
const KNOWN: readonly [said: RegExp, code: string, what: string, next: string][] = [
  [/device (?:was|is) lost|DeviceLost/i, 'device-lost', words.deviceLost, words.closeOthers],
  [
    /out of memory|OOM\b|bad_alloc|allocation failed|memory access out of bounds|failed to allocate/i,
    ...(['out-of-memory', words.outOfMemory, words.closeOthers] as const)
  ],
  [/shader-f16/i, 'no-f16', words.noF16, words.other32],
  [
    /compatible GPU|WebGPU is not|WebGPUNot|requestAdapter/i,
    ...(['no-webgpu', words.noGpu, words.wasmInstead] as const)
  ],
  [
    /context window|ContextWindowSize|exceed.*context/i,
    ...(['context-full', words.tooMuchContext, words.startAnew] as const)
  ],
  [
    /Failed to fetch|NetworkError|Cannot fetch|Failed to execute 'add' on 'Cache'|not found (?:locally|in cache)/i,
    ...(['model-incomplete', words.notHere, words.bringIt] as const)
  ]
];

/** Characters of a library's own message that are shown. */
const MOST = 200;

/** What a library threw, as an error with a way on. */
export function modelError(error: unknown): InsytError {
  if (error instanceof InsytError) return error;
  const said = error instanceof Error ? `${error.name}: ${error.message}` : String(error);
  for (const [known, code, what, next] of KNOWN) {
    if (known.test(said)) return new InsytError(code, what, next, error);
  }
  return new InsytError('model-failed', words.failed(plainText(said, MOST)), words.tryAgain, error);
}

/** What a call to an engine throws: aborts as they are, all else as an error with a way on. */
export function thrown(error: unknown, signal: AbortSignal): unknown {
  if (signal.aborted) return signal.reason;
  return isAbort(error) ? error : modelError(error);
}

/** A worker that ended while something was asked of it. */
export function workerDied(message: string): InsytError {
  const known = modelError(message);
  if (known.code !== 'model-failed') return known;
  return new InsytError('worker-died', words.died, words.closeOthers, message);
}
