import * as Comlink from 'comlink';
import * as ort from 'onnxruntime-web/wasm';
import { openDb } from '../db/schema.ts';
import { fetchBundle } from './fetch-bundle.ts';
import { ScanRun } from './job.ts';
import { ModelInUse } from './model-in-use.ts';
import type { PipelineApi } from './protocol.ts';
import { replyOf } from './reply.ts';
import { fetchRuleFile, RulesInUse } from './rules-in-use.ts';

/** More threads than this gain nothing on a network this small. */
const MAX_THREADS = 4;

const db = openDb();
const runs = new Map<number, ScanRun>();
const cancelledEarly = new Set<number>();
/** Files are read one after the other: two would share the same cores and finish no sooner. */
let queue: Promise<unknown> = Promise.resolve();

function threads(): number {
  return self.crossOriginIsolated ? Math.min(MAX_THREADS, navigator.hardwareConcurrency) : 1;
}

const model = new ModelInUse(db, {
  runtime: (root) => ({
    ort,
    threads: threads(),
    paths: {
      mjs: `${root}ort/ort-wasm-simd-threaded.mjs`,
      wasm: `${root}ort/ort-wasm-simd-threaded.wasm`
    }
  }),
  builtIn: (root, onProgress) => fetchBundle(`${root}models/log-line/`, onProgress)
});

const rules = new RulesInUse(db, fetchRuleFile);
/** URL of the site's root, known from the first call on. */
let siteRoot = '';

/** Runs after all files that were given before: a model is not changed under a scan. */
function inTurn<T>(task: () => Promise<T>): Promise<T> {
  const result = queue.then(task);
  queue = result.catch(() => undefined);
  return result;
}

const api: PipelineApi = {
  load(root, onProgress) {
    siteRoot = root;
    return replyOf(model.load(root, onProgress));
  },
  addRules: (files) => replyOf(inTurn(() => rules.add(files))),
  importBundle: (root, files) => replyOf(inTurn(() => model.importBundle(root, files))),
  useBuiltIn: (root, onProgress) => replyOf(inTurn(() => model.useBuiltIn(root, onProgress))),
  scan(job, file, onProgress) {
    return inTurn(async () => {
      if (cancelledEarly.delete(job)) return { kind: 'cancelled', sourceId: null } as const;
      const ruleSet = await replyOf(rules.ruleSet(siteRoot));
      if (!ruleSet.ok) return { kind: 'failed', sourceId: null, error: ruleSet.error } as const;
      const run = new ScanRun(db, await model.detector(), ruleSet.value, file, onProgress);
      runs.set(job, run);
      // One tab writes at a time; the others wait, and see what it stores.
      return navigator.locks
        .request('insyt-writer', () => run.run())
        .finally(() => runs.delete(job));
    });
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
