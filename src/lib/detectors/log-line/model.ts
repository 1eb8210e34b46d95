import type * as Ort from 'onnxruntime-web/wasm';
import { InsytError } from '../../base/error.ts';

/** The runtime, where its files are, and how many threads it may use. */
export interface RuntimeOptions {
  /** The package's build for the platform: `onnxruntime-web/wasm` in a browser, its Node build in Node. */
  ort: typeof Ort;
  threads: number;
  /** What computes; WASM unless it is said. */
  provider?: 'wasm' | 'webgpu';
  /** URLs of the runtime's glue and binary; unset in Node, which finds them beside the package. */
  paths?: { mjs: string; wasm: string };
}

/** What a network says of one line. */
export interface Output {
  /** One a class. */
  logits: Float32Array;
  /** The transformer's pooled state; null where the network does not give it. */
  embedding: Float32Array | null;
}

/** A loaded network: batches of token ids in, logits and embeddings out. */
export interface Model {
  readonly threads: number;
  /**
   * @param batch token ids of each line; lines of unlike length are padded to the longest
   * @returns what is said of each line
   */
  run(batch: readonly (readonly number[])[]): Promise<Output[]>;
  dispose(): Promise<void>;
}

/** The run under way: networks of one runtime share its memory, and two runs at once would mix in it. */
let running: Promise<unknown> = Promise.resolve();

function inTurn<T>(run: () => Promise<T>): Promise<T> {
  const result = running.then(run);
  running = result.catch(() => undefined);
  return result;
}

/**
 * Starts an ONNX Runtime session.
 * @param name of the file, for errors
 * @param bytes an ONNX file: inputs `input_ids`, `attention_mask` int64 [batch, sequence]; output `logits`
 *   [batch, classes], and `embedding` [batch, width] where there is one
 * @throws InsytError `model-not-started` when the runtime refuses
 */
export async function loadModel(
  name: string,
  bytes: Uint8Array,
  options: RuntimeOptions
): Promise<Model> {
  const { ort } = options;
  ort.env.wasm.numThreads = options.threads;
  if (options.paths) ort.env.wasm.wasmPaths = options.paths;
  let session: Ort.InferenceSession;
  try {
    session = await ort.InferenceSession.create(bytes, {
      executionProviders: [options.provider ?? 'wasm'],
      graphOptimizationLevel: 'all'
    });
  } catch (error) {
    throw new InsytError(
      'model-not-started',
      `The model could not be started: ${name} does not run here.`,
      'An up-to-date browser with WebAssembly SIMD is needed; if the model was imported, use the built-in one.',
      error
    );
  }
  return {
    threads: options.threads,
    async run(batch) {
      const length = Math.max(...batch.map((ids) => ids.length));
      const ids = new BigInt64Array(batch.length * length);
      const mask = new BigInt64Array(batch.length * length);
      batch.forEach((line, row) => {
        line.forEach((id, column) => {
          ids[row * length + column] = BigInt(id);
          mask[row * length + column] = 1n;
        });
      });
      const shape = [batch.length, length];
      const { logits, embedding } = await inTurn(() =>
        session.run({
          input_ids: new ort.Tensor('int64', ids, shape),
          attention_mask: new ort.Tensor('int64', mask, shape)
        })
      );
      const states = embedding && rowsOf(embedding, batch.length);
      return rowsOf(logits!, batch.length).map((own, row) => ({
        logits: own,
        embedding: states?.[row] ?? null
      }));
    },
    dispose: () => session.release()
  };
}

function rowsOf({ data }: Ort.Tensor, rows: number): Float32Array[] {
  const values = data as Float32Array;
  const width = values.length / rows;
  return Array.from({ length: rows }, (_, row) => values.subarray(row * width, (row + 1) * width));
}
