import { readFileSync } from 'node:fs';
import type { Browser } from '@playwright/test';
import type { Task } from './networks-worker.ts';
import { openWorkerPage, runInWorker, runtimeOf } from './worker-page.ts';

/** Lines/s of one network alone, in batches as the product makes them. */
export interface NetworkSpeed {
  network: string;
  tokens: number;
  linesPerSecond: number;
}

const TOKENIZER = new URL('../static/models/log-line/tokenizer.json', import.meta.url);
const LENGTHS = [32, 64];

function vocabularySize(): number {
  const { model } = JSON.parse(readFileSync(TOKENIZER, 'utf8')) as {
    model: { vocab: Record<string, number> };
  };
  return Object.keys(model.vocab).length;
}

/**
 * Measures each network of the built-in bundle in the browser.
 * @param address of the built site
 */
export async function measureNetworks(
  browser: Browser,
  address: string,
  threads: number
): Promise<NetworkSpeed[]> {
  const page = await openWorkerPage(browser, address, 'networks-worker.ts');
  const vocabulary = vocabularySize();
  const speeds: NetworkSpeed[] = [];
  for (const network of ['screen', 'confirm']) {
    for (const tokens of LENGTHS) {
      const linesPerSecond = await runInWorker<Task, number>(page, {
        network: new URL(`models/log-line/${network}.onnx`, address).href,
        paths: runtimeOf(address),
        threads,
        tokens,
        vocabulary
      });
      speeds.push({ network, tokens, linesPerSecond });
    }
  }
  await page.context().close();
  return speeds;
}
