import { fileURLToPath } from 'node:url';
import type { Browser, Page } from '@playwright/test';
import { build } from 'vite';

/** Pages that may share memory between threads. */
const ISOLATED = {
  'Cross-Origin-Opener-Policy': 'same-origin',
  'Cross-Origin-Embedder-Policy': 'require-corp'
};

/** A worker script with all that it imports, as one text. */
async function bundled(entry: string): Promise<string> {
  const output = await build({
    configFile: false,
    logLevel: 'error',
    build: {
      write: false,
      lib: { entry: fileURLToPath(new URL(entry, import.meta.url)), formats: ['es'] }
    },
    resolve: { conditions: ['onnxruntime-web-use-extern-wasm', 'module', 'browser'] }
  });
  const [first] = Array.isArray(output) ? output : [output];
  if (first === undefined || !('output' in first)) throw new Error(`${entry} was not bundled`);
  return first.output[0].code;
}

/**
 * An empty page of the built site's origin, on which a worker of the bench runs.
 * @param address of the built site, whose runtime and networks the worker may fetch
 * @param entry the worker's file in this folder
 */
export async function openWorkerPage(
  browser: Browser,
  address: string,
  entry: string
): Promise<Page> {
  const context = await browser.newContext({ serviceWorkers: 'block' });
  const page = await context.newPage();
  const serveText = (path: string, contentType: string, body: string) =>
    page.route(new URL(path, address).href, (route) =>
      route.fulfill({ contentType, headers: ISOLATED, body })
    );
  await serveText('bench/', 'text/html', '<!doctype html><title>Bench</title>');
  await serveText('bench/worker.js', 'text/javascript', await bundled(entry));
  await page.goto(new URL('bench/', address).href);
  return page;
}

/** Starts the page's worker anew, gives it a task, and waits for the one message that it answers. */
export function runInWorker<Task, Answer>(page: Page, task: Task): Promise<Answer> {
  return page.evaluate(
    (given) =>
      new Promise<Answer>((resolve, reject) => {
        const worker = new Worker('worker.js', { type: 'module' });
        worker.onerror = ({ message }) => reject(new Error(message));
        worker.onmessage = ({ data }: MessageEvent<Answer>) => {
          worker.terminate();
          resolve(data);
        };
        worker.postMessage(given);
      }),
    task as never
  );
}

/** URLs of the runtime on the built site. */
export function runtimeOf(address: string): { mjs: string; wasm: string } {
  const path = new URL('ort/ort-wasm-simd-threaded', address).href;
  return { mjs: `${path}.mjs`, wasm: `${path}.wasm` };
}
