/**
 * Measures speed and memory of the real pipeline in Chromium, on the built site; prints each as it is
 * measured and writes bench/results.json. Usage: npm run bench [-- --lines N] [--gigabyte] [--browse]
 */
import { chromium } from '@playwright/test';
import { mkdtempSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { cpus, tmpdir } from 'node:os';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { build } from '../scripts/build.mjs';
import { launchOptions } from '../scripts/chromium.mjs';
import { serve } from '../scripts/serve.mjs';
import { writeLongLog } from '../playwright/make-log.ts';
import { type Browsing, measureBrowsing } from './browse.ts';
import { distinctWebLines, writeRepetitiveLog } from './logs.ts';
import { measureScan, modelLoaded, type Measurement } from './measure.ts';

const GIGABYTE = 1e9;

interface Row extends Measurement {
  name: string;
  megabytes: number;
  distinct: number;
}

/** One scan in a browser of its own: nothing is warm but the model. */
async function measure(
  name: string,
  address: string,
  path: string,
  distinct: number
): Promise<Row> {
  const browser = await chromium.launch(launchOptions());
  try {
    const page = await browser.newPage();
    await page.goto(address);
    await modelLoaded(page);
    const measured = await measureScan(page, path);
    const row = { name, megabytes: statSync(path).size / 1e6, distinct, ...measured };
    print(row);
    return row;
  } finally {
    await browser.close();
  }
}

/** Looks through ten million lines, a tenth of them detections. */
async function browse(address: string, path: string): Promise<Browsing> {
  await writeLongLog(path, 10_000_000, 10);
  const browser = await chromium.launch(launchOptions());
  try {
    const page = await browser.newPage();
    await page.goto(address);
    await modelLoaded(page);
    await measureScan(page, path);
    return await measureBrowsing(page);
  } finally {
    await browser.close();
  }
}

function print(row: Row): void {
  console.table([
    {
      log: row.name,
      MB: Math.round(row.megabytes),
      lines: row.lines,
      'distinct texts': row.distinct,
      seconds: row.seconds.toFixed(1),
      'lines/s': Math.round(row.linesPerSecond),
      'first results s': row.firstResults.toFixed(2),
      'peak MiB': row.peakMemoryMiB === null ? '-' : Math.round(row.peakMemoryMiB),
      detections: row.detections
    }
  ]);
}

const { values } = parseArgs({
  options: {
    lines: { type: 'string', default: '1000000' },
    gigabyte: { type: 'boolean', default: false },
    browse: { type: 'boolean', default: false }
  }
});
const lines = Number(values.lines);
if ((await build()) !== 0) process.exit(1);
const server = await serve({ port: 0 });
const folder = mkdtempSync(join(tmpdir(), 'insyt-bench-'));
const rows: Row[] = [];
let browsing: Browsing | null = null;
try {
  const distinct = distinctWebLines();
  const all = join(folder, 'distinct.log');
  await writeRepetitiveLog(all, distinct.length, distinct);
  rows.push(await measure('every line distinct', server.address, all, distinct.length));

  // Drawn evenly over the lab's lines, so that attacks and honest use are both there.
  const wanted = Math.min(distinct.length, lines / 100);
  const pool = Array.from(
    { length: wanted },
    (_, i) => distinct[Math.floor((i * distinct.length) / wanted)]!
  );
  const repetitive = join(folder, 'repetitive.log');
  const bytes = await writeRepetitiveLog(repetitive, lines, pool);
  rows.push(await measure('1 % distinct', server.address, repetitive, pool.length));

  if (values.gigabyte) {
    const large = join(folder, 'gigabyte.log');
    await writeRepetitiveLog(large, Math.ceil((GIGABYTE / bytes) * lines), pool);
    rows.push(await measure('one gigabyte', server.address, large, pool.length));
  }
  if (values.browse) browsing = await browse(server.address, join(folder, 'browsed.log'));
} finally {
  server.close();
  rmSync(folder, { recursive: true });
}
if (browsing) console.dir(browsing);
const machine = { cpu: cpus()[0]!.model, cores: cpus().length, date: new Date().toISOString() };
writeFileSync(
  new URL('results.json', import.meta.url),
  `${JSON.stringify({ machine, rows, browsing }, null, 2)}\n`
);
process.exit(0);
