import type { Page } from '@playwright/test';
import { axeFindings, expect, openFiles, scansEnd, test, textFile } from './app.ts';
import { attackLine, ordinaryLog } from './make-log.ts';

const TITLES = ['Timeline', 'Threat classes', 'Actors'];

const part = (page: Page, title: string) => page.getByRole('region', { name: title, exact: true });

/** Expects all three parts of the overview to say the same of why they are empty. */
async function expectEach(page: Page, why: RegExp): Promise<void> {
  for (const title of TITLES) await expect(part(page, title)).toContainText(why);
}

test.describe('while the model loads', () => {
  // It would answer for the model from its cache.
  test.use({ serviceWorkers: 'block' });

  test('the overview is not there without a file, then waits, then says that nothing was found', async ({
    page
  }) => {
    let release: () => void = () => undefined;
    const released = new Promise<void>((resolve) => (release = resolve));
    await page.route('**/models/**', async (route) => {
      await released;
      await route.continue();
    });
    await page.goto('./');
    await expect(page.getByRole('heading', { name: 'Drop log files here' })).toBeVisible();
    for (const title of TITLES) await expect(part(page, title)).toHaveCount(0);

    await openFiles(page, [textFile('ordinary.log', ordinaryLog(50))]);
    await expectEach(page, /Nothing found so far; the scan goes on/);
    release();
    await scansEnd(page);
    await expectEach(page, /No line was found to be a threat/);
    await expect(page.getByText('50 lines scanned, and nothing was found')).toBeVisible();
    expect(await axeFindings(page)).toEqual([]);
  });
});

test('what the filters leave out is said to be, and comes back', async ({ page }) => {
  await page.goto('./');
  await openFiles(page, [textFile('attack.log', `${attackLine(1)}\n${attackLine(2)}\n`)]);
  await scansEnd(page);
  const why = /The filters let no line through/;
  for (const title of TITLES) await expect(part(page, title)).not.toContainText(why);
  await page.getByLabel('Actor contains').fill('no such actor');
  await expectEach(page, why);
  expect(await axeFindings(page)).toEqual([]);
  await page.getByRole('button', { name: 'Reset filters' }).last().click();
  await expect(part(page, 'Actors')).toContainText('203.0.113.9');
  for (const title of TITLES) await expect(part(page, title)).not.toContainText(why);
});

test('detections without a time are in the table, and the timeline says why it is empty', async ({
  page
}) => {
  // There is no such day.
  const line = attackLine(1).replace('20/Nov/2026', '31/Feb/2026');
  await page.goto('./');
  await openFiles(page, [textFile('undated.log', `${line}\n`)]);
  await scansEnd(page);
  const rows = page.getByRole('grid', { name: 'Detections' }).getByRole('row');
  await expect(rows).toHaveCount(2);
  await expect(part(page, 'Timeline')).toContainText('No detection shown tells its time');
  await expect(part(page, 'Actors')).toContainText('203.0.113.9');
  // Beside one that has a time.
  await openFiles(page, [textFile('dated.log', `${attackLine(2)}\n`)]);
  await scansEnd(page);
  await expect(page.getByRole('slider', { name: /Detections over log time/ })).toBeVisible();
  await expect(part(page, 'Timeline')).toContainText('1 detection without a time in the log');
});
