import { expect, figure, scanSample, test } from './app.ts';
import { detail, detectionTable } from './page-parts.ts';

test('filters act at once and are taken back', async ({ page }) => {
  await scanSample(page);
  const all = await figure(page, 'Shown');
  const slider = page.getByLabel('Confidence at least');
  await slider.fill('100');
  await expect.poll(() => figure(page, 'Shown')).toBeLessThan(all);
  await page.getByRole('button', { name: 'Reset filters' }).first().click();
  expect(await figure(page, 'Shown')).toBe(all);

  const shell = page.getByRole('checkbox', { name: /web shell command \d/ });
  await shell.check();
  await expect.poll(() => figure(page, 'Shown')).toBeLessThan(all);
  const classes = page.getByRole('gridcell').filter({ hasText: 'web shell command' });
  await expect(classes.first()).toBeVisible();
  await expect(page.getByRole('gridcell').filter({ hasText: 'directory brute force' })).toHaveCount(
    0
  );
  await shell.uncheck();

  await page.getByLabel('Actor contains').fill('no such actor');
  await expect(page.getByText(/The filters leave out all/)).toBeVisible();
  await page.getByRole('button', { name: 'Reset filters' }).last().click();
  expect(await figure(page, 'Shown')).toBe(all);
});

test('the timeline zooms by keyboard', async ({ page }) => {
  await scanSample(page);
  const all = await figure(page, 'Shown');
  const timeline = page.getByRole('slider', { name: /Detections over log time/ });
  await timeline.focus();
  await page.keyboard.press('End');
  await expect(timeline).toHaveAttribute('aria-valuetext', /detection/);
  await page.keyboard.press('Enter');
  await expect.poll(() => figure(page, 'Shown')).toBeLessThan(all);
  await page.getByRole('button', { name: 'Show all times' }).click();
  await expect.poll(() => figure(page, 'Shown')).toBe(all);
});

test('the keyboard walks the table and opens a detection with all that is known', async ({
  page
}) => {
  await scanSample(page);
  const grid = detectionTable(page);
  const rows = (await figure(page, 'Detections')) + 1;
  await expect(grid).toHaveAttribute('aria-rowcount', String(rows));

  await grid.focus();
  await page.keyboard.press('End');
  await expect(page.locator(`[aria-rowindex="${rows}"]`)).toBeInViewport();
  await page.keyboard.press('Home');
  await expect(page.locator('[aria-rowindex="2"]')).toBeInViewport();
  await page.keyboard.press('PageDown');
  await page.keyboard.press('Enter');

  const shown = detail(page);
  await expect(shown.getByText('Severity')).toBeVisible();
  await expect(shown.getByText(/^T1\d{3}/)).toBeVisible();
  const lines = shown.getByRole('region', { name: 'In the log' }).getByRole('listitem');
  await expect(lines).toHaveCount(11);
  await expect(lines.nth(5)).toHaveAttribute('aria-current', 'true');
  await expect(lines.nth(5).locator('code')).not.toBeEmpty();

  const probabilities = shown.getByRole('region', { name: 'Class probabilities' });
  await expect(probabilities.getByRole('listitem')).toHaveCount(5);
  await probabilities.getByRole('button', { name: /Show all/ }).click();
  await expect(probabilities.getByRole('listitem')).toHaveCount(29);

  // Its parts scroll, the page does not.
  const surplus = () =>
    page.evaluate(
      () => document.documentElement.scrollHeight - document.documentElement.clientHeight
    );
  expect(await surplus()).toBe(0);

  await page.keyboard.press('Escape');
  await expect(shown).toHaveCount(0);
  await expect(grid).toBeFocused();
});

test('sorting by confidence puts the surest first', async ({ page }) => {
  await scanSample(page);
  await page.getByRole('button', { name: 'Confidence', exact: true }).click();
  const header = page.getByRole('columnheader', { name: 'Confidence' });
  await expect(header).toHaveAttribute('aria-sort', 'descending');
  const shown = page.getByRole('grid').locator('.confidence');
  await expect(shown.nth(9)).toHaveText(/ %$/);
  const percents = (await shown.allTextContents())
    .slice(1)
    .map((text) => Number.parseFloat(text.replace(/^\D+/, '')));
  expect(percents).toEqual(percents.toSorted((one, other) => other - one));
  expect(percents[0]).toBeGreaterThan(80);
});

test('a line that the lines before it decide says so', async ({ page }) => {
  await page.goto('./');
  const log = [
    'Nov 21 04:37:40 web1 su[27950]: Successful su for alice by www-data',
    'Nov 21 04:37:40 web1 su[27950]: + /dev/pts/1 www-data:alice',
    'Nov 21 04:37:40 web1 su[27950]: pam_unix(su:session): session opened for user alice by (uid=33)',
    'Nov 21 04:37:40 web1 systemd-logind[957]: New session c1 of user alice.'
  ].join('\n');
  await page.getByRole('button', { name: 'Paste text' }).click();
  await page.getByLabel(/Lines as they stand/).fill(log);
  await page.getByRole('button', { name: 'Scan these lines' }).click();
  const opened = page.getByRole('row').filter({ hasText: 'New session c1' });
  await expect(opened).toContainText('(by context)');
  await opened.click();
  await expect(detail(page)).toContainText('The lines around this one decide');
  await expect(detail(page)).toContainText(/By itself the model gives it a chance of [\d.]+ %/);
  await expect(detail(page).getByText('that of the lines before it')).toBeVisible();
});
