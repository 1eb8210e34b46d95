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
/** One load for all who ask; forgotten when it fails, so that the next call tries again. */
let loading: Promise<LogLineDetector> | null = null;
/** Files are read one after the other: two would share the same cores and finish no sooner. */
let queue: Promise<unknown> = Promise.resolve();

function threads(): number {
  return self.crossOriginIsolated ? Math.min(MAX_THREADS, navigator.hardwareConcurrency) : 1;
}

async function load(
  root: string,
  onProgress: (progress: LoadProgress) => void
): Promise<LogLineDetector> {
  const detector = new LogLineDetector(fetchBundle(`${root}models/log-line/`, onProgress), {
    ort,
    threads: threads(),
    paths: {
      mjs: `${root}ort/ort-wasm-simd-threaded.mjs`,
      wasm: `${root}ort/ort-wasm-simd-threaded.wasm`
    }
  });
  await detector.load(new AbortController().signal);
  return detector;
}

function infoOf({ manifest, threads }: LogLineDetector): ModelInfo {
  const { version, learnt, thresholds } = manifest;
  return { version, learnt, threshold: thresholds.detect, threads };
}

const api: PipelineApi = {
  async load(root, onProgress) {
    try {
      loading ??= load(root, onProgress);
      return { ok: true, value: infoOf(await loading) };
    } catch (error) {
      loading = null;
      return { ok: false, error: reportError(error) };
    }
  },
  scan(job, file, onProgress) {
    const outcome = queue.then(async () => {
      if (cancelledEarly.delete(job)) return { kind: 'cancelled', sourceId: null } as const;
      const run = new ScanRun(db, await loading!, file, onProgress);
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
