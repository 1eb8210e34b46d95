import { appendFileSync, writeFileSync } from 'node:fs';
import type { Page } from '@playwright/test';
import { attackLine, word } from '../playwright/make-log.ts';
import { dropFromDisk } from '../playwright/real-drop.ts';
import { NAMING } from './naming.ts';
import { type Times, timesOf } from './times.ts';

/** How soon a line that a program appends to a watched file is shown. */
export interface Watching {
  /** From the append to the frame that shows the line in the live tail. */
  tail: Times;
  /** From the append to the frame that shows it in the table of detections, with its text. */
  table: Times;
}

const APPENDS = 20;

/** Pause before an append: at least the first, at most both, ms. The page looks each second. */
const PAUSE = { least: 500, more: 1_000 };

/** Waits for text in an element; @returns when a frame had it, on the page's clock */
function frameWith(page: Page, selector: string, text: string): Promise<number> {
  return page.evaluate(
    async ({ selector, text }) => {
      for (;;) {
        const now: number = await new Promise(requestAnimationFrame);
        if (document.querySelector(selector)!.textContent!.includes(text)) return now;
      }
    },
    { selector, text }
  );
}

/**
 * Appends attacks of which each is new to the model.
 * @param first number of the first of them
 * @param selector where they are to appear
 */
async function appends(page: Page, path: string, first: number, selector: string): Promise<Times> {
  const times: number[] = [];
  for (let n = first; n < first + APPENDS; n++) {
    // No program keeps time with the page: the pauses are spread over the second between two looks.
    await page.waitForTimeout(PAUSE.least + ((n * 0.618034) % 1) * PAUSE.more);
    const line = attackLine(n).replace('item', word(n));
    const began = await page.evaluate(() => performance.now());
    appendFileSync(path, `${line}\n`);
    times.push((await frameWith(page, selector, `${word(n)}.php`)) - began);
  }
  return timesOf(times);
}

/**
 * Watches a file of the disk. It is dropped, since no script can answer the browser's own picker.
 * @param page one that was not opened yet
 * @param address of the site's root
 * @param path where to write the file
 */
export async function measureWatching(
  page: Page,
  address: string,
  path: string
): Promise<Watching> {
  writeFileSync(path, `${attackLine(1)}\n`);
  await page.addInitScript(NAMING);
  await page.goto(address);
  await dropFromDisk(page, [path]);
  await page.getByRole('grid', { name: 'Detections' }).waitFor({ timeout: 120_000 });
  // The newest first, so that it is in view.
  await page.getByRole('button', { name: 'Time', exact: true }).click();
  await page.getByRole('link', { name: 'Watch', exact: true }).click();
  await page.getByRole('button', { name: /^Watch .*\.log$/ }).click();
  await page.getByText('watching', { exact: true }).waitFor();
  const tail = await appends(page, path, 2, '[role=region][aria-labelledby=tail-title]');
  await page.getByRole('link', { name: 'Incidents', exact: true }).click();
  const table = await appends(page, path, 2 + APPENDS, '[role=grid]');
  return { tail, table };
}
