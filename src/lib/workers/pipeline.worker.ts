import * as Comlink from 'comlink';
import * as ort from 'onnxruntime-web/wasm';
import { openDb } from '../db/schema.ts';
import { parseLines } from '../db/text-keys.ts';
import { type ModelCard, readCard } from '../detectors/log-line/card/card.ts';
import type { LineExplanation } from '../detectors/log-line/why/explain.ts';
import type { Runtimes } from './backend.ts';
import { askedLines } from './asked-lines.ts';
import { fetchBundle } from './fetch-bundle.ts';
import { ScanRun } from './job.ts';
import { ModelInUse } from './model-in-use.ts';
import type { AskedLine, Embedded, PipelineApi, Preferences } from './protocol.ts';
import { replyOf } from './reply.ts';
import { Turns } from './turns.ts';
import { WatchLoop } from './watch/loop.ts';
import { WATCH_CHANNEL, type WatchMessage } from './watch/messages.ts';
import { fetchRuleFile, RulesInUse } from './rules-in-use.ts';

/** More threads than this gain nothing on a network this small; a person may ask for more. */
const MAX_THREADS = 4;

const db = openDb();
const runs = new Map<number, ScanRun>();
const cancelledEarly = new Set<number>();
/**
 * Files are read one after the other: two would share the same cores and finish no sooner. One tab writes at
 * a time; the others wait, and see what it stores.
 */
const turns = new Turns((task) => navigator.locks.request('insyt-writer', task));

/** Told by the first call. */
let preferences: Preferences = { threads: null, backend: 'wasm', logZone: null };

function threads(): number {
  if (!self.crossOriginIsolated) return 1;
  const { hardwareConcurrency } = navigator;
  return Math.min(preferences.threads ?? MAX_THREADS, hardwareConcurrency);
}

function pathsOf(root: string, build: string) {
  const path = `${root}ort/ort-wasm-simd-threaded${build}`;
  return { mjs: `${path}.mjs`, wasm: `${path}.wasm` };
}

async function webgpu(root: string): Promise<Runtimes['webgpu']> {
  if (preferences.backend !== 'webgpu') return null;
  const { gpu } = navigator as Navigator & { gpu?: { requestAdapter(): Promise<unknown> } };
  if (!(await gpu?.requestAdapter())) return 'no-adapter';
  // Loaded where it is wanted alone; of the builds with WebGPU the one that runs in all browsers.
  const ort = await import('onnxruntime-web/webgpu');
  return { ort, threads: 1, provider: 'webgpu', paths: pathsOf(root, '.asyncify') };
}

const model = new ModelInUse(db, {
  runtimes: async (root) => ({
    wasm: { ort, threads: threads(), paths: pathsOf(root, '') },
    webgpu: await webgpu(root).catch(() => 'not-started' as const)
  }),
  builtIn: (root, onProgress) => fetchBundle(`${root}models/log-line/`, onProgress)
});

/** Embeddings that are being made, by the number of their call. */
const embedding = new Map<number, AbortController>();

async function embed(call: number, texts: string[]): Promise<Embedded | null> {
  const abort = new AbortController();
  embedding.set(call, abort);
  try {
    const detector = await model.detector();
    const vectors = await detector.embed(parseLines(texts), abort.signal);
    return vectors && { bundle: detector.bundle, vectors };
  } finally {
    embedding.delete(call);
  }
}

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
    rules: await rules.ruleSet(siteRoot),
    logZone: preferences.logZone
  }),
  // What is new is read between the batches of a long scan.
  alone: (task) => turns.soon(task),
  onePass: (pass) => navigator.locks.request('insyt-follow', pass),
  onLines: (lines) => tell({ kind: 'lines', lines }),
  onStatuses: (statuses) => tell({ kind: 'statuses', statuses }),
  // It ends with the worker.
  signal: new AbortController().signal
});

async function card(): Promise<ModelCard | null> {
  const json = await (await model.detector()).about('card.json');
  return json === null ? null : readCard(json);
}

async function explain(line: AskedLine): Promise<LineExplanation> {
  const detector = await model.detector();
  const [record] = askedLines([line]);
  return detector.explain(record!);
}

const api: PipelineApi = {
  load(root, wanted, onProgress) {
    siteRoot = root;
    preferences = wanted;
    return replyOf(model.load(root, onProgress));
  },
  addRules: (files) => replyOf(turns.inTurn(() => rules.add(files))),
  importBundle: (root, files) => replyOf(turns.inTurn(() => model.importBundle(root, files))),
  useBuiltIn: (root, onProgress) => replyOf(turns.inTurn(() => model.useBuiltIn(root, onProgress))),
  card: () => replyOf(card()),
  explain: (line) => replyOf(explain(line)),
  embed: (call, texts) => replyOf(embed(call, texts)),
  cancelEmbed: (call) => embedding.get(call)?.abort(),
  scan(job, file, logZone, onProgress) {
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
        logZone,
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
