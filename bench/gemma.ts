import { once } from 'node:events';
import { createReadStream } from 'node:fs';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { Browser } from '@playwright/test';
import type { Task, WritingSpeed } from './gemma-worker.ts';
import { openWorkerPage, runInWorker, runtimeOf } from './worker-page.ts';

/** Of Gemma 3 270M. */
const LAYERS = 18;
const HEAD = 256;

/**
 * Measures a model as `ml/tiny-gemma/make.py --like-270m` makes it: what it writes means nothing, and takes as
 * long as what the real one writes.
 * @param path its ONNX file
 * @param address of the built site
 */
export async function measureGemma(
  browser: Browser,
  address: string,
  path: string,
  threads: number
): Promise<WritingSpeed> {
  const page = await openWorkerPage(browser, address, 'gemma-worker.ts');
  // Hundreds of megabytes: too much for an answer that Playwright makes up.
  const files = createServer((_request, response) => {
    response.setHeader('Access-Control-Allow-Origin', '*');
    createReadStream(path).pipe(response);
  }).listen(0, 'localhost');
  await once(files, 'listening');
  const { port } = files.address() as AddressInfo;
  const speed = await runInWorker<Task, WritingSpeed>(page, {
    network: `http://localhost:${port}/`,
    paths: runtimeOf(address),
    threads,
    layers: LAYERS,
    head: HEAD
  });
  await page.context().close();
  files.close();
  return speed;
}
