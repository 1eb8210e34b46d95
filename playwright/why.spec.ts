import { axeFindings, expect, openFiles, scansEnd, test, textFile } from './app.ts';
import { detectionTable, section } from './page-parts.ts';

const INJECTION =
  '192.0.2.7 - - [20/Nov/2026:10:00:00 +0000] "GET /list?id=1%27+UNION+SELECT+1--+- HTTP/1.1" 200 512 "-" "Mozilla/5.0"\n';

test('a line tells on which words its verdict rests', async ({ page }) => {
  await page.goto('./');
  await openFiles(page, [textFile('a.log', INJECTION)]);
  const grid = detectionTable(page);
  await expect(grid.getByRole('row').nth(1)).toContainText('SQL injection', { timeout: 60_000 });
  await scansEnd(page);
  await grid.getByRole('row').nth(1).click();

  const why = section(page, 'Why the model says so');
  await why.getByRole('button', { name: 'Ask the model' }).click();
  const table = why.getByRole('table');
  await expect(table).toBeVisible({ timeout: 60_000 });
  const whole = table.getByRole('row', { name: /^\(nothing masked\)/ });
  await expect(whole).toContainText('%');
  expect(await table.getByRole('row').count()).toBeGreaterThan(3);

  // What the model reads is the canonical text, whole, each of its tokens marked once.
  const read = why.locator('code').first();
  await expect(read).toContainText(/^web get 200 .*union.*select/);
  expect(await read.locator('mark').count()).toBeGreaterThan(8);
  // The line itself is shown as it stands, with the words found in it.
  const standing = why.locator('code').nth(1);
  await expect(standing).toHaveText(INJECTION.trim());
  await expect(standing.locator('mark').filter({ hasText: 'UNION' })).toHaveCount(1);

  await expect(why).toContainText('Training lines that it says nearly the same of');
  await expect(why.getByRole('listitem')).toHaveCount(3);
  // They are few: the nearest may be of a kindred class.
  await expect(why.getByRole('listitem').filter({ hasText: 'injection' }).first()).toBeVisible();
  expect(await axeFindings(page)).toEqual([]);
});

test('another line is not explained by the answer to the first', async ({ page }) => {
  await page.goto('./');
  const second = INJECTION.replace('192.0.2.7', '192.0.2.8').replace('/list', '/item');
  await openFiles(page, [textFile('a.log', INJECTION + second)]);
  const grid = detectionTable(page);
  await expect(grid).toHaveAttribute('aria-rowcount', '3', { timeout: 60_000 });
  await scansEnd(page);
  await grid.getByRole('row').nth(1).click();
  const why = section(page, 'Why the model says so');
  await why.getByRole('button', { name: 'Ask the model' }).click();
  await expect(why.getByRole('table')).toBeVisible({ timeout: 60_000 });
  await grid.getByRole('row').nth(2).click();
  await expect(why.getByRole('button', { name: 'Ask the model' })).toBeVisible();
  await expect(why.getByRole('table')).toHaveCount(0);
});
