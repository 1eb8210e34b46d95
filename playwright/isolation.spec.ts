import { figure, scanSample } from './app.ts';
import { expect, test } from './own-server.ts';

const isolated = () => crossOriginIsolated;
let detections = 0;

test('a host that sends the headers gives the model threads', async ({ page }) => {
  await scanSample(page);
  expect(await page.evaluate(isolated)).toBe(true);
  detections = await figure(page, 'Detections');
  expect(detections).toBeGreaterThan(100);
  await page.goto('./about');
  await expect(page.getByText(/running here on \d+ threads/)).toBeVisible();
});

test.describe('a host that sends no headers', () => {
  test.use({ serverOptions: { isolated: false } });

  test('gets them from the service worker at the next visit', async ({ page }) => {
    await page.goto('./');
    expect(await page.evaluate(isolated)).toBe(false);
    await page.evaluate(() => navigator.serviceWorker.ready.then(() => undefined));
    await page.reload();
    expect(await page.evaluate(isolated)).toBe(true);
    await page.goto('./about');
    await expect(page.getByText(/running here on \d+ threads/)).toBeVisible();
  });

  test.describe('in a browser without service workers', () => {
    test.use({ serviceWorkers: 'block' });

    test('finds the same on one thread', async ({ page }) => {
      await scanSample(page);
      expect(await page.evaluate(isolated)).toBe(false);
      expect(await figure(page, 'Detections')).toBe(detections);
      await page.goto('./about');
      await expect(page.getByText('running here on one thread')).toBeVisible();
    });
  });
});
