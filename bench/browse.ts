import type { Page } from '@playwright/test';
import { NAMING } from './naming.ts';
import { type Times, timesOf } from './times.ts';

/** What it takes to look through a long source that is scanned. */
export interface Browsing {
  /** From a drag of the scrollbar to the text of all rows in view. */
  jump: Times;
  /** From one frame to the next while the wheel turns. */
  frame: Times;
  /** From a change of the confidence filter to the frame that shows it. */
  filter: Times;
  /** A search through every line's text, s. */
  textSearch: number;
  /** A search by verdict, s. */
  verdictSearch: number;
  heapMiB: number;
}

/** Bytes that the page's scripts hold after a collection of garbage: objects, and arrays beside them. */
export async function heapBytes(page: Page): Promise<number> {
  const session = await page.context().newCDPSession(page);
  await session.send('HeapProfiler.collectGarbage');
  const usage: { usedSize: number; backingStorageSize?: number } =
    await session.send('Runtime.getHeapUsage');
  await session.detach();
  return usage.usedSize + (usage.backingStorageSize ?? 0);
}

function jumps(page: Page): Promise<number[]> {
  return page.evaluate(async () => {
    const scroller = document.querySelector('[role=grid]')!;
    const way = scroller.scrollHeight - scroller.clientHeight;
    const frame = () => new Promise(requestAnimationFrame);
    const times: number[] = [];
    for (let i = 1; i <= 100; i++) {
      const began = performance.now();
      scroller.scrollTop = ((i * 0.618034) % 1) * way;
      const isRead = () =>
        [...scroller.querySelectorAll('.text')].every(({ textContent }) => textContent !== '…');
      do await frame();
      while (!isRead());
      times.push(performance.now() - began);
    }
    return times;
  });
}

function frames(page: Page): Promise<number[]> {
  return page.evaluate(async () => {
    const scroller = document.querySelector('[role=grid]')!;
    const times: number[] = [];
    let last: number = await new Promise(requestAnimationFrame);
    for (let i = 0; i < 300; i++) {
      scroller.dispatchEvent(new WheelEvent('wheel', { deltaY: 300, cancelable: true }));
      const now: number = await new Promise(requestAnimationFrame);
      times.push(now - last);
      last = now;
    }
    return times;
  });
}

function filters(page: Page): Promise<number[]> {
  return page.evaluate(async () => {
    const slider = document.querySelector<HTMLInputElement>('#confidence')!;
    const times: number[] = [];
    for (let i = 0; i < 40; i++) {
      const began = performance.now();
      slider.value = String(i % 2 === 0 ? 99 - i : Number(slider.min));
      slider.dispatchEvent(new Event('input', { bubbles: true }));
      await new Promise(requestAnimationFrame);
      // After the frame's style, layout and paint.
      await new Promise((resolve) => setTimeout(resolve));
      times.push(performance.now() - began);
    }
    return times;
  });
}

async function search(page: Page): Promise<number> {
  const form = page.getByRole('search');
  const began = performance.now();
  await form.getByRole('button', { name: 'Search', exact: true }).click();
  await form
    .getByRole('status')
    .filter({ hasText: /\d lines? found/ })
    .waitFor({ timeout: 600_000 });
  return (performance.now() - began) / 1000;
}

/** Looks through the only source of the start page, which is scanned to its end. */
export async function measureBrowsing(page: Page): Promise<Browsing> {
  await page.evaluate(NAMING);
  const filter = timesOf(await filters(page));
  await page.getByRole('link', { name: 'Lines' }).click();
  await page.locator('#line-1').waitFor();
  const jump = timesOf(await jumps(page));
  const frame = timesOf(await frames(page));
  const form = page.getByRole('search');
  await form.getByText('More criteria').click();
  await form.getByLabel('Verdict').selectOption('any detection');
  const verdictSearch = await search(page);
  await form.getByLabel('Verdict').selectOption('any');
  await form.getByLabel('Text').fill('no line has this');
  const textSearch = await search(page);
  const heapMiB = (await heapBytes(page)) / 2 ** 20;
  return { jump, frame, filter, textSearch, verdictSearch, heapMiB };
}
