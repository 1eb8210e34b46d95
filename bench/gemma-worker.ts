/**
 * Runs in the browser, bundled by worker-page.ts: how fast a language model of Gemma 3's shape reads and writes. Posts
 * {@link WritingSpeed}.
 */
import * as ort from 'onnxruntime-web/wasm';

export interface Task {
  /** URL of the ONNX file. */
  network: string;
  /** URLs of the runtime. */
  paths: { mjs: string; wasm: string };
  threads: number;
  /** Layers, and numbers of a key or value in each, of the cache. */
  layers: number;
  head: number;
}

/** What one answer costs. */
export interface WritingSpeed {
  /** From the file's bytes to a session that is ready, s. */
  loadSeconds: number;
  /** Tokens of a prompt that are read in a second. */
  readPerSecond: number;
  /** Tokens that are written in a second. */
  writtenPerSecond: number;
}

/** About what an incident takes, and a short answer. */
const PROMPT = 1024;
const WRITTEN = 32;

addEventListener('message', async ({ data }: MessageEvent<Task>) => {
  const { network, paths, threads, layers, head } = data;
  const bytes = new Uint8Array(await (await fetch(network)).arrayBuffer());
  ort.env.wasm.numThreads = threads;
  ort.env.wasm.wasmPaths = paths;
  let began = performance.now();
  const since = () => (performance.now() - began) / 1000;
  const session = await ort.InferenceSession.create(bytes, { executionProviders: ['wasm'] });
  const loadSeconds = since();

  const longs = (values: number[]) =>
    new ort.Tensor('int64', BigInt64Array.from(values, BigInt), [1, values.length]);
  const range = (from: number, to: number) => Array.from({ length: to - from }, (_, i) => from + i);
  let cache = Object.fromEntries(
    range(0, layers).flatMap((layer) =>
      ['key', 'value'].map((part) => [
        `past_key_values.${layer}.${part}`,
        new ort.Tensor('float32', new Float32Array(0), [1, 1, 0, head])
      ])
    )
  );
  let known = 0;
  const read = async (tokens: number[]) => {
    const total = known + tokens.length;
    const outputs = await session.run({
      input_ids: longs(tokens),
      attention_mask: longs(range(0, total).map(() => 1)),
      position_ids: longs(range(known, total)),
      ...cache
    });
    cache = Object.fromEntries(
      Object.keys(cache).map((name) => [
        name,
        outputs[name.replace('past_key_values', 'present')] as ort.TypedTensor<'float32'>
      ])
    );
    known = total;
  };

  began = performance.now();
  await read(range(0, PROMPT));
  const readPerSecond = PROMPT / since();
  began = performance.now();
  for (let i = 0; i < WRITTEN; i++) await read([i]);
  const speed: WritingSpeed = { loadSeconds, readPerSecond, writtenPerSecond: WRITTEN / since() };
  postMessage(speed);
});
