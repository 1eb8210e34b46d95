import * as Comlink from 'comlink';
import { reportError } from '../base/error.ts';
import * as ort from 'onnxruntime-web/wasm';
import { openDb } from '../db/schema.ts';
import { type ModelCard, readCard } from '../detectors/log-line/card/card.ts';
import { TAXONOMY } from '../detectors/taxonomy.ts';
import { askedLines } from './asked-lines.ts';
import { fetchBundle } from './fetch-bundle.ts';
import { ScanRun } from './job.ts';
import { ModelInUse } from './model-in-use.ts';
import type { AskedLine, LineProbabilities, PipelineApi, Reply } from './protocol.ts';
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

async function card(): Promise<ModelCard | null> {
  const json = await (await model.detector()).about('card.json');
  return json === null ? null : readCard(json);
}

async function probabilitiesOf(lines: readonly AskedLine[]): Promise<LineProbabilities> {
  const detector = await model.detector();
  const verdicts = await detector.judgeApart(askedLines(lines), new AbortController().signal);
  const column = new Float32Array(lines.length * TAXONOMY.length);
  verdicts.forEach(({ probabilities }, i) => column.set(probabilities, i * TAXONOMY.length));
  return column;
}

const api: PipelineApi = {
  load(root, onProgress) {
    siteRoot = root;
    return reply(model.load(root, onProgress));
  },
  addRules: (files) => reply(inTurn(() => rules.add(files))),
  importBundle: (root, files) => reply(inTurn(() => model.importBundle(root, files))),
  useBuiltIn: (root, onProgress) => reply(inTurn(() => model.useBuiltIn(root, onProgress))),
  card: () => reply(card()),
  probabilities: (lines) => reply(probabilitiesOf(lines)),
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
