import { cp, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Page } from '@playwright/test';
import { axeFindings, figure, openFiles, scansEnd, textFile } from './app.ts';
import { importBundle, RAW_BUNDLE } from './bundles.ts';
import { accessLog } from './make-log.ts';
import { expect, test } from './own-server.ts';
import { detail, detectionTable, section, sources, visit } from './page-parts.ts';

let folder: string;
test.beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'insyt-bundle-'));
  await cp(RAW_BUNDLE, folder, { recursive: true });
});
test.afterEach(() => rm(folder, { recursive: true }));

const panel = (page: Page) => section(page, 'The model');

test('an imported bundle judges, after a reload and offline too, until switched back', async ({
  page,
  server
}) => {
  await page.goto('./model');
  await expect(panel(page)).toContainText(/INSyT \S+, built in/);
  await page.evaluate(() => navigator.serviceWorker.ready.then(() => undefined));

  await importBundle(page, RAW_BUNDLE);
  await expect(panel(page)).toContainText(/raw-fixture \S+, imported/);
  await expect(panel(page)).toContainText('MIT');
  await expect(panel(page)).toContainText('lines as they stand');
  expect(await axeFindings(page)).toEqual([]);

  server.close();
  await page.context().setOffline(true);
  await page.reload();
  await expect(panel(page)).toContainText(/raw-fixture \S+, imported/);

  await visit(page, 'Incidents');
  await openFiles(page, [textFile('mine.log', accessLog(30, 30))]);
  await expect(detectionTable(page)).toBeVisible({ timeout: 60_000 });
  await scansEnd(page);
  expect(await figure(page, 'Detections')).toBe(30);
  const scanned = sources(page).getByRole('listitem');
  await expect(scanned).toContainText('judged by raw-fixture');

  await visit(page, 'Model');
  await panel(page).getByRole('button', { name: 'Use the built-in model' }).click();
  await expect(panel(page)).toContainText(/INSyT \S+, built in/);
  await visit(page, 'Incidents');
  await openFiles(page, [textFile('built-in.log', accessLog(31, 31))]);
  await expect(scanned.filter({ hasText: 'built-in.log' })).toContainText('judged by INSyT', {
    timeout: 60_000
  });
  await expect(scanned.filter({ hasText: 'mine.log' })).toContainText('judged by raw-fixture');
});

test('a damaged bundle and a folder without one are refused by name', async ({ page }) => {
  await page.goto('./model');
  await expect(panel(page)).toContainText(/INSyT \S+, built in/);
  const network = join(folder, 'screen.onnx');
  const bytes = await readFile(network);
  bytes[1000]! ^= 1;
  await writeFile(network, bytes);
  await importBundle(page, folder);
  await expect(panel(page).getByRole('alert')).toContainText('screen.onnx is damaged');
  await expect(panel(page)).toContainText(/INSyT \S+, built in/);

  await rm(join(folder, 'manifest.json'));
  await importBundle(page, folder);
  await expect(panel(page).getByRole('alert')).toContainText('it has no manifest.json');
  expect(await axeFindings(page)).toEqual([]);
});

test('unsure lines are counted, shown when asked for, and explained', async ({ page }) => {
  const path = join(folder, 'manifest.json');
  const manifest = JSON.parse(await readFile(path, 'utf8')) as object;
  // Nothing is certain enough for a detection: every line is unsure.
  const thresholds = { unsure: 0.2, detect: 1 };
  await writeFile(path, JSON.stringify({ ...manifest, thresholds }));
  await page.goto('./model');
  await importBundle(page, folder);
  await expect(panel(page)).toContainText(/imported/);

  await visit(page, 'Incidents');
  await openFiles(page, [textFile('odd.log', accessLog(20, 20))]);
  await expect(page.getByText('The model is unsure about 20 lines')).toBeVisible({
    timeout: 60_000
  });
  expect(await figure(page, 'Unsure lines')).toBe(20);
  expect(await figure(page, 'Detections')).toBe(0);
  expect(await figure(page, 'Shown')).toBe(0);

  await page.getByRole('checkbox', { name: /Show unsure lines/ }).check();
  const grid = detectionTable(page);
  await expect(grid).toHaveAttribute('aria-rowcount', '21');
  await expect(grid.getByText(/^unsure: .+\?$/).first()).toBeVisible();
  await grid.getByRole('row').nth(1).click();
  const shown = detail(page);
  await expect(shown.getByRole('heading', { name: /^Unsure: .+\?$/ })).toBeVisible();
  await expect(shown).toContainText('too ordinary to call it an attack');
  await expect(shown.getByText('Severity')).toHaveCount(0);
  await expect(
    shown.getByRole('region', { name: 'In the log' }).locator('code').first()
  ).not.toBeEmpty();
  expect(await axeFindings(page)).toEqual([]);

  // The slider begins where unsure lines do.
  const slider = page.getByLabel('Confidence at least');
  await expect(slider).toHaveValue('20');
  await slider.fill('100');
  await expect(page.getByText(/The filters leave out all/)).toBeVisible();
});
