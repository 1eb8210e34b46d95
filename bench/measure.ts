import { readFileSync } from 'node:fs';
import type { Page } from '@playwright/test';

/** What one scan in the real page took. */
export interface Measurement {
  lines: number;
  detections: number;
  /** From giving the file to the last line stored, s. */
  seconds: number;
  linesPerSecond: number;
  /** From giving the file to the first lines stored, s. */
  firstResults: number;
  /** Most that the page's processes held, MiB: code, JavaScript, WebAssembly, garbage; null off Linux. */
  peakMemoryMiB: number | null;
}

interface Stored {
  lines: number;
  state: string;
  benign: number;
}

/** The source as it stands in the page's database; null before it is added. */
async function onlySource(page: Page): Promise<Stored | null> {
  return page.evaluate(
    () =>
      new Promise<Stored | null>((resolve, reject) => {
        const open = indexedDB.open('insyt');
        open.onerror = () => reject(open.error!);
        open.onsuccess = () => {
          const db = open.result;
          const cursor = db.transaction('sources').objectStore('sources').openCursor();
          cursor.onerror = () => reject(cursor.error!);
          cursor.onsuccess = () => {
            const source = cursor.result?.value as
              { lines: number; state: string; counts: number[] } | undefined;
            db.close();
            resolve(
              source
                ? { lines: source.lines, state: source.state, benign: source.counts[12]! }
                : null
            );
          };
        };
      })
  );
}

/**
 * The most memory that the browser's page processes (page, workers, WebAssembly) ever held, MiB; null
 * where the system keeps no such record. Linux does (proc(5), VmHWM), so nothing need be sampled.
 */
async function peakMemory(page: Page): Promise<number | null> {
  if (process.platform !== 'linux') return null;
  const session = await page.context().browser()!.newBrowserCDPSession();
  const { processInfo } = await session.send('SystemInfo.getProcessInfo');
  await session.detach();
  const peaks = processInfo
    .filter(({ type }) => type === 'renderer')
    .map(({ id }) => /^VmHWM:\s+(\d+) kB$/m.exec(readFileSync(`/proc/${id}/status`, 'utf8')));
  return peaks.reduce((sum, match) => sum + Number(match?.[1]), 0) / 1024;
}

/** Waits until the start page has its model. */
export async function modelLoaded(page: Page): Promise<void> {
  await page.getByRole('button', { name: 'Open files' }).waitFor();
  const loading = page.getByRole('progressbar', { name: /Loading the model/ });
  await loading.waitFor({ state: 'detached', timeout: 120_000 });
}

/**
 * Gives a file to a page whose database is empty, and waits until all of it is stored.
 * @param page the start page with the model loaded, in a browser of its own: the peak is the browser's
 */
export async function measureScan(page: Page, path: string): Promise<Measurement> {
  const chooser = page.waitForEvent('filechooser');
  await page.getByRole('button', { name: 'Open files' }).click();
  const chosen = await chooser;
  const began = performance.now();
  await chosen.setFiles(path);
  let firstResults: number | null = null;
  for (;;) {
    const source = await onlySource(page);
    const seconds = (performance.now() - began) / 1000;
    if (source && source.lines > 0) firstResults ??= seconds;
    if (source?.state === 'failed') throw new Error(`the page failed to scan ${path}`);
    if (source?.state === 'done') {
      return {
        lines: source.lines,
        detections: source.lines - source.benign,
        seconds,
        linesPerSecond: source.lines / seconds,
        firstResults: firstResults!,
        peakMemoryMiB: await peakMemory(page)
      };
    }
    await page.waitForTimeout(50);
  }
}
