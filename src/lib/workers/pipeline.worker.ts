import * as Comlink from 'comlink';
import * as ort from 'onnxruntime-web/wasm';
import { openDb } from '../db/schema.ts';
import { fetchBundle } from './fetch-bundle.ts';
import { ScanRun } from './job.ts';
import { ModelInUse } from './model-in-use.ts';
import type { PipelineApi } from './protocol.ts';
import { replyOf } from './reply.ts';
import { Turns } from './turns.ts';
import { WatchLoop } from './watch/loop.ts';
import { WATCH_CHANNEL, type WatchMessage } from './watch/messages.ts';
import { fetchRuleFile, RulesInUse } from './rules-in-use.ts';

/** More threads than this gain nothing on a network this small. */
const MAX_THREADS = 4;

const db = openDb();
const runs = new Map<number, ScanRun>();
const cancelledEarly = new Set<number>();
/**
 * Files are read one after the other: two would share the same cores and finish no sooner. One tab writes at
 * a time; the others wait, and see what it stores.
 */
const turns = new Turns((task) => navigator.locks.request('insyt-writer', task));

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

const watchChannel = new BroadcastChannel(WATCH_CHANNEL);
const tell = (message: WatchMessage) => watchChannel.postMessage(message);

const watchLoop = new WatchLoop({
  db,
  judge: async () => ({
    db,
    detector: await model.detector(),
    rules: await rules.ruleSet(siteRoot)
  }),
  // What is new is read between the batches of a long scan.
  alone: (task) => turns.soon(task),
  onePass: (pass) => navigator.locks.request('insyt-follow', pass),
  onLines: (lines) => tell({ kind: 'lines', lines }),
  onStatuses: (statuses) => tell({ kind: 'statuses', statuses }),
  // It ends with the worker.
  signal: new AbortController().signal
});

const api: PipelineApi = {
  load(root, onProgress) {
    siteRoot = root;
    return replyOf(model.load(root, onProgress));
  },
  addRules: (files) => replyOf(turns.inTurn(() => rules.add(files))),
  importBundle: (root, files) => replyOf(turns.inTurn(() => model.importBundle(root, files))),
  useBuiltIn: (root, onProgress) => replyOf(turns.inTurn(() => model.useBuiltIn(root, onProgress))),
  scan(job, file, onProgress) {
    return turns.inTurn(async () => {
      if (cancelledEarly.delete(job)) return { kind: 'cancelled', sourceId: null } as const;
      const ruleSet = await replyOf(rules.ruleSet(siteRoot));
      if (!ruleSet.ok) return { kind: 'failed', sourceId: null, error: ruleSet.error } as const;
      const run = new ScanRun(
        db,
        await model.detector(),
        ruleSet.value,
        file,
        onProgress,
        (until) => turns.pause(until)
      );
      runs.set(job, run);
      return turns.whole(() => run.run()).finally(() => runs.delete(job));
    });
  },
  cancel(job) {
    const run = runs.get(job);
    if (run) run.cancel();
    else cancelledEarly.add(job);
  },
  setPaused(job, paused) {
    runs.get(job)?.setPaused(paused);
  },
  // Of several tabs one watches; when it is closed, the next goes on.
  watch: () => replyOf(navigator.locks.request('insyt-watch', () => watchLoop.run())),
  wakeWatch: () => watchLoop.wake(),
  checkFiles: (files) => replyOf(watchLoop.check(files))
};

Comlink.expose(api);
