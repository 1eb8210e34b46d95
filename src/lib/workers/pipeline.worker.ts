import * as Comlink from 'comlink';
import { reportError } from '../base/error.ts';
import * as ort from 'onnxruntime-web/wasm';
import { openDb } from '../db/schema.ts';
import { parseLines } from '../db/text-keys.ts';
import { fetchBundle } from './fetch-bundle.ts';
import { ScanRun } from './job.ts';
import { ModelInUse } from './model-in-use.ts';
import type { Embedded, PipelineApi, Reply } from './protocol.ts';
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

async function reply<T>(call: Promise<T>): Promise<Reply<T>> {
  try {
    return { ok: true, value: await call };
  } catch (error) {
    return { ok: false, error: reportError(error) };
  }
}

/** Runs after all files that were given before: a model is not changed under a scan. */
function inTurn<T>(task: () => Promise<T>): Promise<T> {
  const result = queue.then(task);
  queue = result.catch(() => undefined);
  return result;
}

const api: PipelineApi = {
  load(root, onProgress) {
    siteRoot = root;
    return reply(model.load(root, onProgress));
  },
  embed: (call, texts) => reply(embed(call, texts)),
  cancelEmbed: (call) => embedding.get(call)?.abort(),
  addRules: (files) => reply(inTurn(() => rules.add(files))),
  importBundle: (root, files) => reply(inTurn(() => model.importBundle(root, files))),
  useBuiltIn: (root, onProgress) => reply(inTurn(() => model.useBuiltIn(root, onProgress))),
  scan(job, file, onProgress) {
    return inTurn(async () => {
      if (cancelledEarly.delete(job)) return { kind: 'cancelled', sourceId: null } as const;
      const ruleSet = await reply(rules.ruleSet(siteRoot));
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
