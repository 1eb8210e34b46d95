import { mkdtempSync, rmSync, statSync } from 'node:fs';
import { open } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { chromium } from '@playwright/test';
import { measureScan, modelLoaded, type Measurement } from '../bench/measure.ts';
import { launchOptions } from '../scripts/chromium.mjs';
import { expect, test } from './app.ts';
import { accessLog } from './make-log.ts';

const MEGABYTE = 1e6;

/** Writes the same thousand pages' log again and again until the file has the size. */
async function writeLog(path: string, bytes: number): Promise<void> {
  const part = accessLog(5000, 1000);
  const file = await open(path, 'w');
  for (let written = 0; written < bytes; written += part.length) await file.write(part);
  await file.close();
}

test('a file of 100 MB takes hardly more memory than one of 10 MB', async ({ baseURL }) => {
  test.skip(process.platform !== 'linux', 'only Linux records the most memory that a process held');
  test.setTimeout(600_000);
  const folder = mkdtempSync(join(tmpdir(), 'insyt-large-'));
  const measured: Measurement[] = [];
  try {
    for (const megabytes of [10, 100]) {
      const path = join(folder, `${megabytes}.log`);
      await writeLog(path, megabytes * MEGABYTE);
      expect(statSync(path).size).toBeGreaterThanOrEqual(megabytes * MEGABYTE);
      const browser = await chromium.launch(launchOptions());
      const page = await browser.newPage();
      await page.goto(baseURL!);
      await modelLoaded(page);
      measured.push(await measureScan(page, path));
      await browser.close();
    }
  } finally {
    rmSync(folder, { recursive: true });
  }
  const [small, large] = measured;
  expect(large!.lines).toBeGreaterThan(9 * small!.lines);
  // The columns of ten times as many lines, and garbage not yet collected (seen: 50 to 110); their texts
  // and what is told from them would be several hundred.
  expect(large!.peakMemoryMiB).toBeLessThan(small!.peakMemoryMiB! + 150);
});
