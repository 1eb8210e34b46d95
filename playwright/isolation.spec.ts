import type { Page } from '@playwright/test';
import { serve } from '../scripts/serve.mjs';
import { figure, scanSample } from './app.ts';
import { expect, test } from './own-server.ts';

const isolated = (page: Page) => page.evaluate(() => crossOriginIsolated);

/** The model's threads in words, as the page about the model gives them. */
async function expectThreads(page: Page, words: string) {
  await page.goto('./model');
  await expect(page.getByRole('main')).toContainText(`running here on ${words}`);
}

/** One a core, and four at most. */
async function threadsOfThisMachine(page: Page): Promise<string> {
  const cores = await page.evaluate(() => navigator.hardwareConcurrency);
  return cores === 1 ? 'one thread' : `${Math.min(cores, 4)} threads`;
}

test('a host that sends the headers gives the model threads', async ({ page }) => {
  await scanSample(page);
  expect(await isolated(page)).toBe(true);
  expect(await figure(page, 'Detections')).toBeGreaterThan(100);
  await expectThreads(page, await threadsOfThisMachine(page));
});

test.describe('a host that sends no headers', () => {
  test.use({ serverOptions: { isolated: false } });

  test('gets them from the service worker at the next visit', async ({ page }) => {
    await page.goto('./');
    expect(await isolated(page)).toBe(false);
    await page.evaluate(() => navigator.serviceWorker.ready.then(() => undefined));
    await page.reload();
    expect(await isolated(page)).toBe(true);
    await expectThreads(page, await threadsOfThisMachine(page));
  });

  test.describe('in a browser without service workers', () => {
    test.use({ serviceWorkers: 'block' });

    test('finds on one thread what it finds on several', async ({ page, browser }) => {
      await scanSample(page);
      expect(await isolated(page)).toBe(false);
      const found = await figure(page, 'Detections');
      await expectThreads(page, 'one thread');

      const server = await serve({ port: 0 });
      const context = await browser.newContext({ baseURL: server.address });
      const other = await context.newPage();
      await scanSample(other);
      expect(await isolated(other)).toBe(true);
      expect(await figure(other, 'Detections')).toBe(found);
      await context.close();
      server.close();
    });
  });
});
