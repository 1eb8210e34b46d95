import { readFile } from 'node:fs/promises';
import type { Page } from '@playwright/test';
import { axeFindings, expect, figure, scanSample, test } from './app.ts';

const incidents = (page: Page) => page.getByRole('region', { name: 'Incidents' });
const dialog = (page: Page) => page.getByRole('dialog', { name: 'Suppress' });
const detail = (page: Page) =>
  page.getByRole('complementary', { name: 'Details of the detection' });
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

/** Goes to a page by its link, so that the worker and its model stay. */
async function visit(page: Page, link: string): Promise<void> {
  await page.getByRole('banner').getByRole('link', { name: link, exact: true }).click();
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
  await visit(page, 'INSyT');
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

  const pick = async (name: string, buffer: Buffer) => {
    const chooser = page.waitForEvent('filechooser');
    await page.getByRole('button', { name: 'Import' }).click();
    await (await chooser).setFiles({ name, mimeType: 'application/json', buffer });
  };
  await pick('other.json', Buffer.from('{"format":"something"}'));
  await expect(page.getByRole('alert')).toContainText('other.json was not imported');
  await pick('mine.json', await readFile(path));
  await expect(page.getByText('1 suppression added from mine.json.')).toBeVisible();
  await expect(list(page)).toContainText('198.51.100.201');
  await pick('mine.json', await readFile(path));
  await expect(page.getByText('1 were there already')).toBeVisible();

  await visit(page, 'INSyT');
  await expect(options).toHaveCount(rows - lost!);
  const after = await figures(page);
  expect(after.detections + after.unsure + after.suppressed).toBe(
    before.detections + before.unsure
  );
});
