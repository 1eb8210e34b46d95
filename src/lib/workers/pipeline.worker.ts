import * as Comlink from 'comlink';
import { reportError } from '../base/error.ts';
import * as ort from 'onnxruntime-web/wasm';
import { openDb } from '../db/schema.ts';
import { type ModelCard, readCard } from '../detectors/log-line/card/card.ts';
import type { LineExplanation } from '../detectors/log-line/why/explain.ts';
import { TAXONOMY } from '../detectors/taxonomy.ts';
import { localOffsetAt } from '../base/time.ts';
import { offsetAtIn } from '../base/time-zone.ts';
import type { Runtimes } from './backend.ts';
import { askedLines } from './asked-lines.ts';
import { fetchBundle } from './fetch-bundle.ts';
import { ScanRun } from './job.ts';
import { ModelInUse } from './model-in-use.ts';
import type { AskedLine, LineProbabilities, PipelineApi, Preferences, Reply } from './protocol.ts';
import { fetchRuleFile, RulesInUse } from './rules-in-use.ts';

/** More threads than this gain nothing on a network this small; a person may ask for more. */
const MAX_THREADS = 4;

const db = openDb();
const runs = new Map<number, ScanRun>();
const cancelledEarly = new Set<number>();
/** Files are read one after the other: two would share the same cores and finish no sooner. */
let queue: Promise<unknown> = Promise.resolve();

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

async function explain(line: AskedLine): Promise<LineExplanation> {
  const detector = await model.detector();
  const [record] = askedLines([line]);
  return detector.explain(record!);
}

async function probabilitiesOf(lines: readonly AskedLine[]): Promise<LineProbabilities> {
  const detector = await model.detector();
  const verdicts = await detector.judgeApart(askedLines(lines), new AbortController().signal);
  const column = new Float32Array(lines.length * TAXONOMY.length);
  verdicts.forEach(({ probabilities }, i) => column.set(probabilities, i * TAXONOMY.length));
  return column;
}

const api: PipelineApi = {
  load(root, wanted, onProgress) {
    siteRoot = root;
    preferences = wanted;
    return reply(model.load(root, onProgress));
  },
  addRules: (files) => reply(inTurn(() => rules.add(files))),
  importBundle: (root, files) => reply(inTurn(() => model.importBundle(root, files))),
  useBuiltIn: (root, onProgress) => reply(inTurn(() => model.useBuiltIn(root, onProgress))),
  card: () => reply(card()),
  explain: (line) => reply(explain(line)),
  probabilities: (lines) => reply(probabilitiesOf(lines)),
  scan(job, file, logZone, onProgress) {
    return inTurn(async () => {
      if (cancelledEarly.delete(job)) return { kind: 'cancelled', sourceId: null } as const;
      const ruleSet = await reply(rules.ruleSet(siteRoot));
      if (!ruleSet.ok) return { kind: 'failed', sourceId: null, error: ruleSet.error } as const;
      const run = new ScanRun(
        db,
        await model.detector(),
        ruleSet.value,
        file,
        onProgress,
        logZone === null ? localOffsetAt : offsetAtIn(logZone)
      );
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
