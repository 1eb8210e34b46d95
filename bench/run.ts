/**
 * Measures speed and memory of the real pipeline in Chromium, on the built site; prints each as it is
 * measured and writes bench/results.json. Usage: npm run bench [-- --lines N] [--gigabyte] [--browse], or
 * npm run bench -- --watch, which measures watching alone and leaves the other results as they are.
 */
import { type Browser, chromium } from '@playwright/test';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { cpus, tmpdir } from 'node:os';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { build } from '../scripts/build.mjs';
import { launchOptions } from '../scripts/chromium.mjs';
import { serve } from '../scripts/serve.mjs';
import { measureNetworks, type NetworkSpeed } from './networks.ts';
import { measureScans, type Scans } from './scans.ts';
import { measureWatching, type Watching } from './watch.ts';

const RESULTS = new URL('results.json', import.meta.url);

interface Machine {
  cpu: string;
  cores: number;
  /** ISO 8601, UTC. */
  date: string;
}

interface Results extends Scans {
  machine: Machine;
  networks: NetworkSpeed[];
  /** Measured by a run of its own. */
  watching?: Watching & { machine: Machine };
}

const { values } = parseArgs({
  options: {
    lines: { type: 'string', default: '1000000' },
    gigabyte: { type: 'boolean', default: false },
    browse: { type: 'boolean', default: false },
    watch: { type: 'boolean', default: false }
  }
});

async function inBrowser<T>(measure: (browser: Browser) => Promise<T>): Promise<T> {
  const browser = await chromium.launch(launchOptions());
  try {
    return await measure(browser);
  } finally {
    await browser.close();
  }
}

/** What this run was asked for. */
async function measured(address: string, folder: string): Promise<Partial<Results>> {
  const machine = { cpu: cpus()[0]!.model, cores: cpus().length, date: new Date().toISOString() };
  if (values.watch) {
    const watching = await inBrowser(async (browser) =>
      measureWatching(await browser.newPage(), address, join(folder, 'watched.log'))
    );
    console.table(watching);
    return { watching: { machine, ...watching } };
  }
  const networks = await inBrowser((browser) => measureNetworks(browser, address, machine.cores));
  console.table(networks);
  const wanted = { ...values, lines: Number(values.lines) };
  return { machine, networks, ...(await measureScans(address, folder, wanted)) };
}

if ((await build()) !== 0) process.exit(1);
const server = await serve({ port: 0 });
const folder = mkdtempSync(join(tmpdir(), 'insyt-bench-'));
try {
  const before = JSON.parse(readFileSync(RESULTS, 'utf8')) as Results;
  const results = { ...before, ...(await measured(server.address, folder)) };
  writeFileSync(RESULTS, `${JSON.stringify(results, null, 2)}\n`);
} finally {
  server.close();
  rmSync(folder, { recursive: true });
}
process.exit(0);
