import type { ReadFile } from '../detectors/log-line/bundle.ts';
import { LogLineDetector } from '../detectors/log-line/detector.ts';
import type { RuntimeOptions } from '../detectors/log-line/model.ts';
import type { Backend, BackendNote } from './protocol.ts';

/** A detector ready to judge, and what computes it. */
export interface Started {
  detector: LogLineDetector;
  backend: Backend;
  /** Why it is not WebGPU, where that was asked for. */
  backendNote: BackendNote | null;
}

/** The runtimes of this place. */
export interface Runtimes {
  wasm: RuntimeOptions;
  /** Null where WebGPU was not asked for; a note where it cannot be had. */
  webgpu: RuntimeOptions | BackendNote | null;
}

const never = new AbortController().signal;

/**
 * Loads a bundle: on WebGPU if that was asked for and says of the golden lines what it must (quantised networks
 * are silently wrong on some devices), else on WASM.
 * @throws InsytError when the bundle is refused or WASM does not start
 */
export async function startDetector(read: ReadFile, { wasm, webgpu }: Runtimes): Promise<Started> {
  const tried = typeof webgpu === 'string' || webgpu === null ? webgpu : await onGpu(read, webgpu);
  if (tried instanceof LogLineDetector)
    return { detector: tried, backend: 'webgpu', backendNote: null };
  const detector = new LogLineDetector(read, wasm);
  await detector.load(never);
  return { detector, backend: 'wasm', backendNote: tried };
}

async function onGpu(
  read: ReadFile,
  runtime: RuntimeOptions
): Promise<LogLineDetector | BackendNote> {
  const detector = new LogLineDetector(read, runtime);
  let note: BackendNote;
  try {
    await detector.load(never);
    const agrees = await detector.agreesWithGolden();
    if (agrees) return detector;
    note = agrees === null ? 'no-golden-lines' : 'differs';
  } catch {
    // If it is the bundle's fault, WASM will say so, too.
    note = 'not-started';
  }
  await detector.dispose().catch(() => undefined);
  return note;
}
