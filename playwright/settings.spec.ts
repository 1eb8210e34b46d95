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

test('lines are found by their times as shown, in the zone under which they were scanned', async ({
  page
}) => {
  const zones = { log: 'Log lines that name no zone', shown: 'Times are shown in' };
  await page.goto('./settings');
  await page.getByLabel(zones.shown).selectOption('UTC');
  await page.getByLabel(zones.log).selectOption('Asia/Tokyo');
  await visit(page, 'Incidents');
  const line = (minute: number) =>
    `2026/11/20 13:${minute}:00 [error] 7#7: *1 open() "/var/www/html/${minute}.txt" failed (2: No such file or directory), client: 192.0.2.1, server: _, request: "GET /${minute}.txt HTTP/1.1", host: "192.0.2.9"\n`;
  await openFiles(page, [textFile('error.log', line(29) + line(30) + line(31))]);
  await scansEnd(page);
  // What is chosen later holds for other files.
  await visit(page, 'Settings');
  await page.getByLabel(zones.log).selectOption('America/New_York');
  await visit(page, 'Lines');

  const search = page.getByRole('search');
  const find = async (from: string, to: string) => {
    await search.getByLabel('From').fill(`2026-11-20T${from}`);
    await search.getByLabel('To', { exact: true }).fill(`2026-11-20T${to}`);
    await search.getByRole('button', { name: 'Search', exact: true }).click();
  };
  await search.getByText('More criteria').click();
  await expect(search).toContainText('Times are in UTC');
  await find('04:30:00', '04:31:00');
  await expect(search.getByRole('status')).toHaveText('1 line found');
  await search.getByLabel('Show only lines found').check();
  const rows = page.getByRole('grid', { name: /^Lines of/ });
  await expect(rows.locator('#line-2')).toBeVisible();
  await expect(rows.locator('#line-1')).toHaveCount(0);
  await find('13:30:00', '13:31:00');
  await expect(search.getByRole('status')).toHaveText('0 lines found');

  await visit(page, 'Settings');
  await page.getByLabel(zones.shown).selectOption('Asia/Tokyo');
  await visit(page, 'Lines');
  await search.getByText('More criteria').click();
  await expect(search).toContainText('Times are in Asia/Tokyo');
  await find('13:30:00', '13:32:00');
  await expect(search.getByRole('status')).toHaveText('2 lines found');
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
