import { copyFile, readFile } from 'node:fs/promises';
import { gunzipSync } from 'node:zlib';
import type { Locator, Page } from '@playwright/test';
import {
  axeFindings,
  dropFiles,
  expect,
  figure,
  openFiles,
  pickFiles,
  scanSample,
  scansEnd,
  test,
  textFile
} from './app.ts';
import { detectionTable, incidents, sources } from './page-parts.ts';

/** Opens the dialog of exports. */
async function openExports(page: Page): Promise<Locator> {
  await page
    .getByRole('button', { name: /^(Export|Restore a backup)$/ })
    .first()
    .click();
  return page.getByRole('dialog', { name: 'Export and backup' });
}

/** Saves a file by a button of the dialog; gives its name, bytes and place. */
async function save(page: Page, button: string) {
  const download = page.waitForEvent('download');
  await page.getByRole('dialog').getByRole('button', { name: button }).click();
  const file = await download;
  const path = await file.path();
  return { name: file.suggestedFilename(), path, bytes: await readFile(path) };
}

/** Records of a CSV file, by the grammar of RFC 4180 with all fields quoted. */
function parseCsv(csv: string): Record<string, string>[] {
  const records: string[][] = [[]];
  const field = /"((?:[^"]|"")*)"(,|\r\n)/gy;
  while (field.lastIndex < csv.length) {
    const match = field.exec(csv);
    if (match === null) throw new Error('no CSV');
    records.at(-1)!.push(match[1]!.replaceAll('""', '"'));
    if (match[2] === '\r\n') records.push([]);
  }
  const [names, ...rows] = records.slice(0, -1);
  return rows.map((row) => Object.fromEntries(names!.map((name, i) => [name, row[i]!])));
}

async function restore(page: Page, name: string, buffer: Buffer): Promise<void> {
  const button = page.getByRole('dialog').getByRole('button', { name: 'Restore a backup' });
  await pickFiles(page, button, { name, mimeType: 'application/gzip', buffer });
}

const incidentTexts = (page: Page) => incidents(page).getByRole('option').allInnerTexts();

test('each export downloads and holds what the page shows', async ({ page }) => {
  await scanSample(page);
  const shown = await figure(page, 'Shown');
  const told = (await incidentTexts(page)).length;
  const dialog = await openExports(page);
  await expect(dialog).toContainText('Shown now: all.');
  await expect(dialog).toContainText('what is watched is not in it');
  expect(await axeFindings(page)).toEqual([]);

  const csv = await save(page, 'Save as CSV');
  expect(csv.name).toMatch(/^insyt-detections-.*\.csv$/);
  const rows = parseCsv(csv.bytes.toString());
  expect(rows).toHaveLength(shown);
  for (const { text, technique } of rows) {
    expect(text).not.toBe('');
    expect(technique).toMatch(/^T\d{4}/);
  }

  const ocsf = await save(page, 'Save as OCSF');
  const findings = ocsf.bytes
    .toString()
    .trimEnd()
    .split('\n')
    .map((line) => JSON.parse(line) as Record<string, unknown>);
  expect(findings).toHaveLength(told);
  expect(findings[0]).toMatchObject({ class_uid: 2004, metadata: { version: '1.5.0' } });

  const layer = await save(page, 'Save the layer');
  const { versions, techniques } = JSON.parse(layer.bytes.toString()) as {
    versions: { layer: string };
    techniques: { score: number }[];
  };
  expect(versions.layer).toBe('4.5');
  expect(techniques.reduce((sum, { score }) => sum + score, 0)).toBe(shown);
  await expect(dialog.getByRole('status')).toContainText('handed to the browser');
});

test('what is filtered out is not exported, and the dialog says so', async ({ page }) => {
  await scanSample(page);
  const all = await figure(page, 'Shown');
  await page.getByRole('checkbox', { name: /web shell command \d/ }).check();
  await expect.poll(() => figure(page, 'Shown')).toBeLessThan(all);
  const shown = await figure(page, 'Shown');
  await expect(await openExports(page)).toContainText('Shown now: those of web shell command.');
  const rows = parseCsv((await save(page, 'Save as CSV')).bytes.toString());
  expect(rows).toHaveLength(shown);
  expect(new Set(rows.map(({ name }) => name))).toEqual(new Set(['web shell command']));
});

test('the report stands alone, tells every incident, and runs nothing of a hostile log', async ({
  page
}, testInfo) => {
  await page.goto('./');
  const evil = `"><script>document.title='owned'</script><img src=http://192.0.2.66/x onerror=alert(1)>`;
  const line = (i: number) =>
    `192.0.2.44 - - [20/Nov/2026:10:00:${String(i % 60).padStart(2, '0')} +0000] ` +
    `"GET /${evil}${i}?id=1'%20UNION%20SELECT%20password%20FROM%20users-- HTTP/1.1" 404 512 "-" "sqlmap/1.8"\n`;
  await openFiles(page, [
    textFile(`<b>evil</b>.log`, Array.from({ length: 60 }, (_, i) => line(i)).join(''))
  ]);
  await scansEnd(page);
  const told = (await incidentTexts(page)).length;
  expect(told).toBeGreaterThan(0);
  await openExports(page);
  const saved = await save(page, 'Save the report');
  expect(saved.name).toMatch(/\.html$/);
  const path = testInfo.outputPath(saved.name);
  await copyFile(saved.path, path);

  const report = await page.context().newPage();
  const requests: string[] = [];
  report.on('request', (request) => requests.push(request.url()));
  const refusals: string[] = [];
  report.on('console', (message) => refusals.push(message.text()));
  await report.goto(`file://${path}`);
  await expect(report).toHaveTitle('INSyT report');
  expect(await report.locator('article').count()).toBe(told);
  await expect(report.locator('article code').first()).toContainText('<script>');
  await expect(report.getByRole('cell', { name: '<b>evil</b>.log' })).toBeVisible();
  await expect(report.getByText('The model and its limits')).toBeVisible();
  expect(await report.locator('script, img, iframe, link, b').count()).toBe(0);
  expect(
    await report
      .locator('h2')
      .first()
      .evaluate((h2) => getComputedStyle(h2).borderBottomStyle)
  ).toBe('solid');
  expect(requests).toEqual([`file://${path}`]);
  expect(refusals).toEqual([]);
  expect(await axeFindings(report)).toEqual([]);
  await report.close();
});

test('a backup brings back everything after it was removed', async ({ page }) => {
  await scanSample(page);
  const titles = ['Shown', 'Detections', 'Lines in'];
  const figures = async () => Promise.all(titles.map((title) => figure(page, title)));
  const before = { figures: await figures(), incidents: await incidentTexts(page) };
  await openExports(page);
  const backup = await save(page, 'Save a backup');
  const [header] = gunzipSync(backup.bytes).toString().split('\n', 1);
  expect(JSON.parse(header!)).toMatchObject({ format: 'insyt-backup', version: 1 });
  await page.getByRole('dialog').getByRole('button', { name: 'Close' }).click();

  for (;;) {
    const remove = page.getByRole('button', { name: /^Remove .* and what was found in it/ });
    const left = await remove.count();
    if (left === 0) break;
    await remove.first().click();
    await expect(remove).toHaveCount(left - 1);
  }
  await expect(page.getByRole('heading', { name: 'Drop log files here' })).toBeVisible();

  const dialog = await openExports(page);
  await restore(page, 'backup.gz', backup.bytes);
  await expect(dialog.getByRole('status')).toContainText('17 sources');
  await dialog.getByRole('button', { name: 'Close' }).click();
  await expect.poll(figures).toEqual(before.figures);
  expect(await incidentTexts(page)).toEqual(before.incidents);
  await page.getByRole('row').nth(3).click();
  await expect(page.getByRole('complementary').locator('code').first()).not.toBeEmpty();

  await page.reload();
  await expect(detectionTable(page)).toBeVisible();
  await expect.poll(figures).toEqual(before.figures);
});

test('a restoration replaces only after a word, and a foreign file changes nothing', async ({
  page
}) => {
  await page.goto('./');
  const one = textFile('one.log', 'Nov 20 10:00:00 host sshd[1]: Server listening on port 22.\n');
  await openFiles(page, [one]);
  await scansEnd(page);
  const listed = sources(page);
  const dialog = await openExports(page);
  const backup = await save(page, 'Save a backup');
  await restore(page, 'foreign.gz', Buffer.from('no backup'));
  await expect(dialog.getByRole('alert')).toContainText('foreign.gz cannot be restored');
  await restore(page, 'half.gz', backup.bytes.subarray(0, backup.bytes.length / 2));
  await expect(dialog.getByRole('alert')).toContainText('half.gz cannot be restored');
  await dialog.getByRole('button', { name: 'Close' }).click();
  await expect(listed).toContainText('one.log');

  await dropFiles(page, [textFile('two.log', 'Nov 20 10:00:00 host cron[1]: (root) CMD (true)\n')]);
  await expect(listed).toContainText('two.log');
  await scansEnd(page);
  await openExports(page);
  await restore(page, 'good.gz', backup.bytes);
  await expect(dialog.getByRole('alert')).toContainText('holds 1 source with 1 line');
  expect(await axeFindings(page)).toEqual([]);
  await dialog.getByRole('button', { name: 'Keep what is here' }).click();
  await expect(listed.getByText('two.log')).toHaveCount(1);
  await restore(page, 'good.gz', backup.bytes);
  await dialog.getByRole('button', { name: 'Replace everything' }).click();
  await expect(dialog.getByRole('status')).toContainText('restored from good.gz');
  await dialog.getByRole('button', { name: 'Close' }).click();
  await expect(listed.getByText('two.log')).toHaveCount(0);
  await expect(listed.getByText('one.log')).toHaveCount(1);
});
