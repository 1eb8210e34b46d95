import { chromium } from '@playwright/test';
import { statSync } from 'node:fs';
import { join } from 'node:path';
import { launchOptions } from '../scripts/chromium.mjs';
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

/** What is measured of scans. */
export interface Scans {
  rows: Row[];
  /** Null where it was not asked for. */
  browsing: Browsing | null;
}

export interface Wanted {
  /** Lines of the log with few distinct texts. */
  lines: number;
  /** Whether to scan a log of a gigabyte, too. */
  gigabyte: boolean;
  /** Whether to look through ten million lines, too. */
  browse: boolean;
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
async function browseLong(address: string, path: string): Promise<Browsing> {
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

/**
 * Scans logs of several kinds, and looks through a long one if asked; prints each result.
 * @param address of the site's root
 * @param folder where the logs are written
 */
export async function measureScans(
  address: string,
  folder: string,
  { lines, gigabyte, browse }: Wanted
): Promise<Scans> {
  const rows: Row[] = [];
  const distinct = distinctWebLines();
  const all = join(folder, 'distinct.log');
  await writeRepetitiveLog(all, distinct.length, distinct);
  rows.push(await measure('every line distinct', address, all, distinct.length));

  // Drawn evenly over the lab's lines, so that attacks and honest use are both there.
  const wanted = Math.min(distinct.length, lines / 100);
  const pool = Array.from(
    { length: wanted },
    (_, i) => distinct[Math.floor((i * distinct.length) / wanted)]!
  );
  const repetitive = join(folder, 'repetitive.log');
  const bytes = await writeRepetitiveLog(repetitive, lines, pool);
  rows.push(await measure('1 % distinct', address, repetitive, pool.length));

  if (gigabyte) {
    const large = join(folder, 'gigabyte.log');
    await writeRepetitiveLog(large, Math.ceil((GIGABYTE / bytes) * lines), pool);
    rows.push(await measure('one gigabyte', address, large, pool.length));
  }
  if (!browse) return { rows, browsing: null };
  const browsing = await browseLong(address, join(folder, 'browsed.log'));
  console.dir(browsing);
  return { rows, browsing };
}
