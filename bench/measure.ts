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
  /** Most that page and workers held together at any sample, MiB; JavaScript and WebAssembly; null unsampled. */
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

/** Bytes of the page and its workers, as the browser counts them (needs cross-origin isolation). */
async function memory(page: Page): Promise<number> {
  const bytes = await page.evaluate(async () => {
    const { measureUserAgentSpecificMemory: measure } = performance as Performance & {
      measureUserAgentSpecificMemory(): Promise<{ bytes: number }>;
    };
    return (await measure.call(performance)).bytes;
  });
  return bytes / 2 ** 20;
}

/** Waits until the start page has its model. */
export async function modelLoaded(page: Page): Promise<void> {
  await page.getByRole('button', { name: 'Open files' }).waitFor();
  const loading = page.getByRole('progressbar', { name: /Loading the model/ });
  await loading.waitFor({ state: 'detached', timeout: 120_000 });
}

/** Time between two samples of the memory, ms. */
const SAMPLE_MS = 5_000;

/** Samples the memory until told to stop. @returns stop, which resolves with the peak in MiB */
function watchMemory(page: Page): () => Promise<number> {
  let running = true;
  let peak = 0;
  const loop = (async () => {
    while (running) {
      // Measuring collects garbage, which stops the page: seldom enough not to be what is measured.
      await page.waitForTimeout(SAMPLE_MS);
      if (running) peak = Math.max(peak, await memory(page));
    }
  })();
  return async () => {
    running = false;
    await loop;
    return Math.max(peak, await memory(page));
  };
}

/**
 * Gives a file to a page whose database is empty, and waits until all of it is stored.
 * @param page the start page with the model loaded
 * @param sampleMemory slows the scan, and takes minutes: not for timings
 */
export async function measureScan(
  page: Page,
  path: string,
  sampleMemory: boolean
): Promise<Measurement> {
  const stopWatching = sampleMemory ? watchMemory(page) : null;
  const began = performance.now();
  await page.setInputFiles('input[type=file]:not([webkitdirectory])', path);
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
        peakMemoryMiB: stopWatching && (await stopWatching())
      };
    }
    await page.waitForTimeout(50);
  }
}
