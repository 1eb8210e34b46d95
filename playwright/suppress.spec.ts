import { readFile } from 'node:fs/promises';
import type { Page } from '@playwright/test';
import {
  axeFindings,
  expect,
  figure,
  openFiles,
  pickFiles,
  scanSample,
  scansEnd,
  test,
  textFile
} from './app.ts';
import { EMBEDDING_BUNDLE, importBundle } from './bundles.ts';
import { accessLog } from './make-log.ts';
import { detail, detectionTable, incidents, section, visit } from './page-parts.ts';

const dialog = (page: Page) => page.getByRole('dialog', { name: 'Suppress' });
const list = (page: Page) => page.getByRole('list', { name: 'Suppressions' }).locator('> li');

/** Numbers of the sentence that says what would vanish. */
async function preview(page: Page): Promise<number[]> {
  const sentence = dialog(page).getByRole('region', { name: 'What would vanish' });
  await expect(sentence.getByRole('status')).toContainText(/detection/);
  const text = await sentence.getByRole('status').innerText();
  return [...text.matchAll(/\d[\d,]*(?= )/g)].map(([found]) => Number(found.replaceAll(',', '')));
}

async function figures(page: Page) {
  const shown = await page.getByLabel('Overview').innerText();
  return {
    detections: await figure(page, 'Detections'),
    unsure: await figure(page, 'Unsure lines'),
    benign: await figure(page, 'Benign lines'),
    lines: await figure(page, 'Lines in'),
    suppressed: shown.includes('Suppressed') ? await figure(page, 'Suppressed') : 0
  };
}

async function save(page: Page, reason: string, ends: string): Promise<void> {
  const button = dialog(page).getByRole('button', { name: 'Suppress', exact: true });
  await expect(button).toBeDisabled();
  await dialog(page).getByLabel('Reason').fill(reason);
  await dialog(page).getByLabel('Ends after').selectOption(ends);
  await button.click();
  await expect(dialog(page)).toHaveCount(0);
}

test('a text is suppressed after a preview, and comes back when that is deleted', async ({
  page
}) => {
  await scanSample(page);
  const before = await figures(page);
  expect(before.suppressed).toBe(0);
  await page.getByRole('row').nth(1).click();
  await detail(page).getByRole('button', { name: 'Suppress…' }).click();
  const [detections, unsure, lost] = await preview(page);
  expect(detections! + unsure!).toBeGreaterThan(0);
  expect(await axeFindings(page)).toEqual([]);
  await save(page, 'Our own scanner.', 'a week');

  await expect.poll(async () => (await figures(page)).suppressed).toBe(detections! + unsure!);
  const after = await figures(page);
  expect(after.detections).toBe(before.detections - detections!);
  expect(after.detections + after.unsure + after.benign + after.suppressed).toBe(after.lines);
  const rows = await incidents(page).getByRole('option').count();

  await page.reload();
  await expect.poll(async () => (await figures(page)).suppressed).toBe(detections! + unsure!);
  await expect(incidents(page).getByRole('option')).toHaveCount(rows);
  await page.getByRole('checkbox', { name: /Show suppressed lines/ }).check();
  await expect.poll(() => figure(page, 'Shown')).toBe(before.detections);
  await page.getByRole('row').nth(1).click();
  await expect(detail(page)).toContainText('Suppressed: Our own scanner.');

  await visit(page, 'Suppressions');
  await expect(list(page)).toHaveCount(1);
  await expect(list(page)).toContainText('Our own scanner.');
  expect(await axeFindings(page)).toEqual([]);
  await list(page).getByRole('button', { name: /^Edit/ }).click();
  await list(page).getByLabel('Reason').fill('The scanner of the audit.');
  await list(page).getByLabel('Ends').selectOption('never');
  await list(page).getByRole('button', { name: 'Save' }).click();
  await expect(list(page)).toContainText('never ends');
  await expect(list(page)).toContainText('The scanner of the audit.');

  await list(page)
    .getByRole('button', { name: /^Delete/ })
    .click();
  await expect(list(page)).toHaveCount(0);
  await visit(page, 'Incidents');
  await expect.poll(() => figures(page)).toEqual(before);
  await expect(incidents(page).getByRole('option')).toHaveCount(rows + lost!);
});

test('an actor is suppressed from an incident, exported, deleted and imported', async ({
  page
}) => {
  await scanSample(page);
  const before = await figures(page);
  const options = incidents(page).getByRole('option');
  const rows = await options.count();
  const byActor = options.filter({ hasText: '198.51.100.201' });
  await byActor.first().click();
  await incidents(page).getByRole('button', { name: 'Suppress this actor…' }).click();
  const [, , lost] = await preview(page);
  expect(lost).toBeGreaterThan(0);
  await save(page, 'A test by us.', 'never');
  await expect(byActor).toHaveCount(0);
  await expect(options).toHaveCount(rows - lost!);

  await visit(page, 'Suppressions');
  const download = page.waitForEvent('download');
  await page.getByRole('button', { name: 'Export' }).click();
  const path = await (await download).path();
  await list(page)
    .getByRole('button', { name: /^Delete/ })
    .click();
  await expect(list(page)).toHaveCount(0);

  const pick = (name: string, buffer: Buffer) =>
    pickFiles(page, page.getByRole('button', { name: 'Import' }), {
      name,
      mimeType: 'application/json',
      buffer
    });
  await pick('other.json', Buffer.from('{"format":"something"}'));
  await expect(page.getByRole('alert')).toContainText('other.json was not imported');
  await pick('mine.json', await readFile(path));
  await expect(page.getByText('1 suppression added from mine.json.')).toBeVisible();
  await expect(list(page)).toContainText('198.51.100.201');
  await pick('mine.json', await readFile(path));
  await expect(page.getByText('1 were there already')).toBeVisible();

  await visit(page, 'Incidents');
  await expect(options).toHaveCount(rows - lost!);
  // The figures are read one after the other, while the page still takes the lines in.
  const sum = async () => {
    const { detections, unsure, suppressed } = await figures(page);
    return detections + unsure + suppressed;
  };
  await expect.poll(sum).toBe(before.detections + before.unsure);
});

const login = (i: number) =>
  `Nov 20 07:00:0${i} gate sshd[1]: Failed password for root from 192.0.2.${i} port 5${i} ssh2`;
const MIXED = [...accessLog(20, 20).trim().split('\n'), ...[1, 2, 3, 4].map(login)].join('\n');

async function scanMixed(page: Page): Promise<void> {
  await page.goto('./model');
  const panel = section(page, 'The model');
  await expect(panel).toContainText(/built in/);
  await importBundle(page, EMBEDDING_BUNDLE);
  await expect(panel).toContainText(/embedding-fixture \S+, imported/);
  await visit(page, 'Incidents');
  await openFiles(page, [textFile('mixed.log', MIXED)]);
  await expect(detectionTable(page)).toBeVisible({ timeout: 60_000 });
  await scansEnd(page);
  expect(await figure(page, 'Detections')).toBe(24);
}

const rowOf = (page: Page, text: string) =>
  detectionTable(page).getByRole('row').filter({ hasText: text });

test('similar lines are suppressed by where the model places them', async ({ page }) => {
  await scanMixed(page);
  await rowOf(page, 'sshd').first().click();
  await detail(page).getByRole('button', { name: 'Suppress…' }).click();
  await dialog(page)
    .getByRole('radio', { name: /Similar lines/ })
    .check();
  await dialog(page).getByLabel('Largest distance').fill('0.05');
  await expect.poll(async () => (await preview(page))[0]).toBe(4);
  expect(await axeFindings(page)).toEqual([]);
  await save(page, 'Our own guesses.', 'a day');
  await expect.poll(() => figure(page, 'Detections')).toBe(20);
  await expect(rowOf(page, 'sshd')).toHaveCount(0);
  await page.reload();
  await expect.poll(() => figure(page, 'Suppressed')).toBe(4);
  await visit(page, 'Suppressions');
  await expect(list(page)).toContainText('embedding-fixture');
});

test('three examples change verdicts while they are on, and nothing is lost by it', async ({
  page
}) => {
  await scanMixed(page);
  for (const host of ['192.0.2.0', '192.0.2.1', '192.0.2.2']) {
    await rowOf(page, `${host} - -`).first().click();
    await detail(page).getByText('Teach', { exact: true }).click();
    await detail(page).getByLabel('This line is').selectOption('benign');
    await detail(page).getByRole('button', { name: 'Mark as example' }).click();
    await expect(detail(page).getByText('Kept as an example.')).toBeVisible();
  }
  expect(await axeFindings(page)).toEqual([]);
  expect(await figure(page, 'Detections')).toBe(24);

  await visit(page, 'Suppressions');
  await expect(page.getByRole('heading', { name: /Benign 3 examples/i })).toBeVisible();
  await page.getByRole('checkbox', { name: 'Let my examples change verdicts' }).check();
  expect(await axeFindings(page)).toEqual([]);
  await visit(page, 'Incidents');
  await expect.poll(() => figure(page, 'Benign lines')).toBeGreaterThan(3);
  const benign = await figure(page, 'Benign lines');
  expect(await figure(page, 'Detections')).toBe(24 - benign);
  await page.getByRole('checkbox', { name: /Show suppressed lines/ }).check();
  await rowOf(page, '192.0.2.1 - -').first().click();
  await expect(detail(page)).toContainText('Changed by your examples; the model said');

  await visit(page, 'Suppressions');
  await page.getByRole('button', { name: /Delete all examples of benign/ }).click();
  await visit(page, 'Incidents');
  await expect.poll(() => figure(page, 'Detections')).toBe(24);
});
