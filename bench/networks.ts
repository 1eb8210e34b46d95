import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import type { Browser } from '@playwright/test';
import { build } from 'vite';
import type { Task } from './networks-worker.ts';

/** Lines/s of one network alone, in batches as the product makes them. */
export interface NetworkSpeed {
  network: string;
  tokens: number;
  linesPerSecond: number;
}

const MODEL = new URL('../static/models/log-line/', import.meta.url);
const LENGTHS = [32, 64];
/** Pages that may share memory between threads. */
const ISOLATED = {
  'Cross-Origin-Opener-Policy': 'same-origin',
  'Cross-Origin-Embedder-Policy': 'require-corp'
};

/** The worker with all that it imports, as one script. */
async function bundledWorker(): Promise<string> {
  const output = await build({
    configFile: false,
    logLevel: 'error',
    build: {
      write: false,
      lib: {
        entry: fileURLToPath(new URL('networks-worker.ts', import.meta.url)),
        formats: ['es']
      }
    },
    resolve: { conditions: ['onnxruntime-web-use-extern-wasm', 'module', 'browser'] }
  });
  const [first] = Array.isArray(output) ? output : [output];
  if (first === undefined || !('output' in first)) throw new Error('the worker was not bundled');
  return first.output[0].code;
}

/**
 * Measures each network of the built-in bundle in the browser, with a thread a core.
 * @param address of the built site, whose runtime and networks are used
 */
export async function measureNetworks(
  browser: Browser,
  address: string,
  threads: number
): Promise<NetworkSpeed[]> {
  const context = await browser.newContext({ serviceWorkers: 'block' });
  const page = await context.newPage();
  const serveText = (path: string, contentType: string, body: string) =>
    page.route(new URL(path, address).href, (route) =>
      route.fulfill({ contentType, headers: ISOLATED, body })
    );
  await serveText('bench/', 'text/html', '<!doctype html><title>Bench</title>');
  await serveText('bench/worker.js', 'text/javascript', await bundledWorker());
  await page.goto(new URL('bench/', address).href);
  const vocabulary = Object.keys(
    (
      JSON.parse(readFileSync(new URL('tokenizer.json', MODEL), 'utf8')) as {
        model: { vocab: Record<string, number> };
      }
    ).model.vocab
  ).length;
  const speeds: NetworkSpeed[] = [];
  for (const network of ['screen', 'confirm']) {
    for (const tokens of LENGTHS) {
      const runtime = new URL('ort/ort-wasm-simd-threaded', address).href;
      const task: Task = {
        network: new URL(`models/log-line/${network}.onnx`, address).href,
        paths: { mjs: `${runtime}.mjs`, wasm: `${runtime}.wasm` },
        threads,
        tokens,
        vocabulary
      };
      const linesPerSecond = await page.evaluate(
        (given) =>
          new Promise<number>((resolve, reject) => {
            const worker = new Worker('worker.js', { type: 'module' });
            worker.onerror = ({ message }) => reject(new Error(message));
            worker.onmessage = ({ data }: MessageEvent<number>) => {
              worker.terminate();
              resolve(data);
            };
            worker.postMessage(given);
          }),
        task
      );
      speeds.push({ network, tokens, linesPerSecond });
    }
  }
  await context.close();
  return speeds;
}
