import * as Comlink from 'comlink';
import { reportError } from '../base/error.ts';
import * as ort from 'onnxruntime-web/wasm';
import { openDb } from '../db/schema.ts';
import { LogLineDetector } from '../detectors/log-line/detector.ts';
import { fetchBundle } from './fetch-bundle.ts';
import { ScanRun } from './job.ts';
import type { LoadProgress, ModelInfo, PipelineApi } from './protocol.ts';

/** More threads than this gain nothing on a network this small. */
const MAX_THREADS = 4;

const db = openDb();
const runs = new Map<number, ScanRun>();
const cancelledEarly = new Set<number>();
let detector: LogLineDetector | null = null;
/** Files are read one after the other: two would share the same cores and finish no sooner. */
let queue: Promise<unknown> = Promise.resolve();

function threads(): number {
  return self.crossOriginIsolated ? Math.min(MAX_THREADS, navigator.hardwareConcurrency) : 1;
}

async function load(
  root: string,
  onProgress: (progress: LoadProgress) => void
): Promise<ModelInfo> {
  if (!detector) {
    const fresh = new LogLineDetector(fetchBundle(`${root}models/log-line/`, onProgress), {
      ort,
      threads: threads(),
      paths: {
        mjs: `${root}ort/ort-wasm-simd-threaded.mjs`,
        wasm: `${root}ort/ort-wasm-simd-threaded.wasm`
      }
    });
    await fresh.load(new AbortController().signal);
    detector = fresh;
  }
  const { version, learnt, thresholds } = detector.manifest;
  return { version, learnt, threshold: thresholds.detect, threads: detector.threads };
}

const api: PipelineApi = {
  async load(root, onProgress) {
    try {
      return { ok: true, value: await load(root, onProgress) };
    } catch (error) {
      return { ok: false, error: reportError(error) };
    }
  },
  scan(job, file, onProgress) {
    const outcome = queue.then(async () => {
      if (cancelledEarly.delete(job)) return { kind: 'cancelled', sourceId: null } as const;
      const run = new ScanRun(db, detector!, file, onProgress);
      runs.set(job, run);
      // One tab writes at a time; the others wait, and see what it stores.
      return navigator.locks
        .request('insyt-writer', () => run.run())
        .finally(() => runs.delete(job));
    });
    queue = outcome.catch(() => undefined);
    return outcome;
  },
  cancel(job) {
    const run = runs.get(job);
    if (run) run.cancel();
    else cancelledEarly.add(job);
  },
  setPaused(job, paused) {
    runs.get(job)?.setPaused(paused);
  }
};

Comlink.expose(api);
