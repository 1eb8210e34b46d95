import type { Page } from '@playwright/test';
import {
  axeFindings,
  expect,
  figure,
  openFiles,
  scanSample,
  scansEnd,
  test,
  textFile
} from './app.ts';
import { accessLog } from './make-log.ts';
import { detectionTable, section, sidewaysScroll, visit } from './page-parts.ts';

const background = (page: Page) =>
  page.evaluate(() => getComputedStyle(document.documentElement).backgroundColor);

test('the theme is kept', async ({ page }) => {
  await page.emulateMedia({ colorScheme: 'light' });
  await page.goto('./settings');
  const light = await background(page);
  await page.getByLabel('Theme').selectOption('dark');
  await expect(page.locator('html')).toHaveAttribute('data-theme', 'dark');
  expect(await background(page)).not.toBe(light);
  expect(await axeFindings(page)).toEqual([]);
  await page.reload();
  await expect(page.getByLabel('Theme')).toHaveValue('dark');
});

test.describe("with the page's own scripts held back", () => {
  // It would answer for them from its cache.
  test.use({ serviceWorkers: 'block' });

  test('the theme is there before the page is drawn', async ({ page }) => {
    await page.goto('./settings');
    await page.getByLabel('Theme').selectOption('dark');
    let release: () => void = () => undefined;
    const released = new Promise<void>((resolve) => (release = resolve));
    await page.route('**/_app/**/*.js', async (route) => {
      await released;
      await route.continue();
    });
    await page.reload({ waitUntil: 'commit' });
    await expect(page.locator('html')).toHaveAttribute('data-theme', 'dark');
    release();
    await page.waitForLoadState();
  });
});

test('times are shown in the chosen zone everywhere', async ({ page }) => {
  await page.goto('./settings');
  await page.getByLabel('Times are shown in').selectOption('Asia/Tehran');
  await visit(page, 'Incidents');
  // 20 Nov 2026, 10:00:00 UTC
  const line =
    '192.0.2.1 - - [20/Nov/2026:10:00:00 +0000] "GET /?id=1%27+UNION+SELECT+1--+- HTTP/1.1" 200 5 "-" "sqlmap/1.9"\n';
  await openFiles(page, [textFile('a.log', line)]);
  const row = detectionTable(page).getByRole('row').nth(1);
  await expect(row).toContainText('20 Nov 2026, 13:30:00', { timeout: 60_000 });
  await visit(page, 'Settings');
  await page.getByLabel('Times are shown in').selectOption('UTC');
  await visit(page, 'Incidents');
  await expect(row).toContainText('20 Nov 2026, 10:00:00');
  await expect(section(page, 'Timeline')).toContainText('(UTC)');
});

test('lines that name no zone are read in the chosen one', async ({ page }) => {
  await page.goto('./settings');
  await page.getByLabel('Times are shown in').selectOption('UTC');
  await page.getByLabel('Log lines that name no zone').selectOption('Asia/Tehran');
  await visit(page, 'Incidents');
  const line =
    '2026/11/20 13:30:00 [error] 7#7: *1 open() "/var/www/html/.bash_history" failed (2: No such file or directory), client: 192.0.2.1, server: _, request: "GET /.bash_history HTTP/1.1", host: "192.0.2.9"\n';
  await openFiles(page, [textFile('error.log', line)]);
  await scansEnd(page);
  const row = detectionTable(page).getByRole('row').nth(1);
  await expect(row).toContainText('20 Nov 2026, 10:00:00');
});

test('the least confidence holds from the start', async ({ page }) => {
  await page.goto('./settings');
  await page.getByLabel('Show lines of a confidence').selectOption({ label: '99 %' });
  await scanSample(page);
  expect(await figure(page, 'Shown')).toBeLessThan(await figure(page, 'Detections'));
  await expect(page.getByLabel('Confidence at least')).toHaveValue('99');
});

test('threads are as many as chosen', async ({ page }) => {
  await page.goto('./settings');
  const computing = section(page, 'Computing the model');
  await expect(computing).toContainText('In use now: the processor');
  await computing.getByLabel('Threads').selectOption({ label: '1' });
  await expect(computing).toContainText('1 thread.');
  await page.reload();
  await expect(computing).toContainText('1 thread.');
});

test('without WebGPU the processor computes, and the page says why', async ({ page }) => {
  await page.goto('./settings');
  const computing = section(page, 'Computing the model');
  await expect(computing).toContainText('In use now');
  await computing.getByLabel('Computed by').selectOption('webgpu');
  await expect(computing).toContainText('this browser or device offers no WebGPU', {
    timeout: 60_000
  });
  await expect(computing).toContainText('In use now: the processor');
});

test('storage is told, and everything can be removed', async ({ page }) => {
  await page.goto('./');
  await openFiles(page, [textFile('mine.log', accessLog(20, 20))]);
  await scansEnd(page);
  await visit(page, 'Settings');
  const storage = section(page, 'Storage');
  await expect(storage).toContainText(/\d .?B used; the browser allows/);
  const sources = storage.getByRole('row', { name: /^sources/ });
  await expect(sources).toContainText('1');
  expect(await axeFindings(page)).toEqual([]);

  await page.getByLabel('Theme').selectOption('dark');
  await storage.getByRole('button', { name: 'Remove everything…' }).click();
  const dialog = page.getByRole('dialog');
  await expect(dialog.getByRole('button', { name: 'Keep it' })).toBeFocused();
  expect(await axeFindings(page)).toEqual([]);
  await dialog.getByRole('button', { name: 'Keep it' }).click();
  await expect(sources).toContainText('1');

  await storage.getByRole('button', { name: 'Remove everything…' }).click();
  await dialog.getByRole('button', { name: 'Remove everything' }).click();
  await expect(sources).toContainText('0');
  await expect(page.locator('html')).not.toHaveAttribute('data-theme');
  await visit(page, 'Incidents');
  await expect(page.getByRole('heading', { name: 'Drop log files here' })).toBeVisible();
});

test('the requests made are listed: none', async ({ page }) => {
  await page.goto('./settings');
  await expect(section(page, 'Requests to other servers')).toContainText('None: nothing');
  await expect(section(page, 'Version')).toContainText(/INSyT \d+\.\d+\.\d+; model INSyT \d/);
});

test('a phone shows the settings without scrolling sideways', async ({ page }) => {
  await page.setViewportSize({ width: 390, height: 800 });
  await page.goto('./settings');
  await expect(section(page, 'Storage').getByRole('row').nth(1)).toBeVisible();
  expect(await sidewaysScroll(page)).toBe(0);
});
