/**
 * Runs in the browser, bundled by worker-page.ts: how fast one network of a bundle judges texts of one length.
 * Posts lines/s.
 */
import * as ort from 'onnxruntime-web/wasm';
import { BATCH } from '../src/lib/detectors/log-line/batches.ts';
import { loadModel } from '../src/lib/detectors/log-line/model.ts';

export interface Task {
  /** URL of the ONNX file. */
  network: string;
  /** URLs of the runtime. */
  paths: { mjs: string; wasm: string };
  threads: number;
  /** Tokens of each text. */
  tokens: number;
  /** Tokens of the vocabulary. */
  vocabulary: number;
}

const WARM_UP_RUNS = 10;
const MEASURED_MS = 5_000;

addEventListener('message', async ({ data }: MessageEvent<Task>) => {
  const { network, paths, threads, tokens, vocabulary } = data;
  const bytes = new Uint8Array(await (await fetch(network)).arrayBuffer());
  const model = await loadModel(network, bytes, { ort, threads, paths });
  // Texts have no token twice in a row; what they say does not change how long they take.
  const text = (row: number) =>
    Array.from({ length: tokens }, (_, i) => (row * 37 + i * 101) % vocabulary);
  const batch = Array.from({ length: BATCH }, (_, row) => text(row));
  for (let run = 0; run < WARM_UP_RUNS; run++) await model.run(batch);
  const began = performance.now();
  let lines = 0;
  while (performance.now() - began < MEASURED_MS) {
    await model.run(batch);
    lines += BATCH;
  }
  postMessage((lines * 1000) / (performance.now() - began));
});
