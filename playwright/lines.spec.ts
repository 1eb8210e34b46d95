import { appendFileSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { type Page } from '@playwright/test';
import {
  axeFindings,
  expect,
  openFiles,
  pickFiles,
  scanSample,
  scansEnd,
  test,
  type TestFile,
  textFile
} from './app.ts';
import { attackLine, ordinaryLog } from './make-log.ts';
import { detail, detectionTable, sidewaysScroll, visit } from './page-parts.ts';

const rowsOf = (page: Page) => page.getByRole('grid', { name: /^Lines of/ });

/** The drawn row of a line. */
const rowOf = (page: Page, line: number) => rowsOf(page).locator(`#line-${line}`);

async function goTo(page: Page, line: number): Promise<void> {
  await page.getByLabel('Go to line').fill(String(line));
  await page.getByRole('button', { name: 'Go', exact: true }).click();
  await expect(rowOf(page, line)).toBeInViewport();
}

/** A log with one attack at a line of its own. */
function logWithAttack(lines: number, attackAt: number): string {
  const all = ordinaryLog(lines).trimEnd().split('\n');
  all[attackAt - 1] = attackLine(1);
  return `${all.join('\n')}\n`;
}

async function openLog(page: Page, file: TestFile): Promise<void> {
  await page.goto('./');
  await openFiles(page, [file]);
  await expect(page.getByRole('heading', { name: 'Drop log files here' })).toHaveCount(0, {
    timeout: 120_000
  });
  await scansEnd(page);
  await visit(page, 'Lines');
  await expect(rowOf(page, 1)).toBeVisible();
}

test('a detection of the sample opens in its file, and its link leads back to it', async ({
  page
}) => {
  await scanSample(page);
  await page.getByRole('row').nth(3).click();
  const text = await detail(page).locator('li[aria-current="true"] code').innerText();
  await detail(page).getByRole('link', { name: 'Open in the file' }).click();

  const current = rowsOf(page).locator('.row.current');
  await expect(current).toBeInViewport();
  await expect(current.locator('.text')).toHaveText(text);
  await expect(current.locator('.verdict')).toHaveText(/\S+ \S*%|%/);
  await expect(page).toHaveURL(/\/lines\?source=\d+&line=\d+$/);
  expect(await axeFindings(page)).toEqual([]);
  await page.emulateMedia({ colorScheme: 'dark' });
  expect(await axeFindings(page)).toEqual([]);

  const line = await current.getAttribute('id');
  await page.getByRole('button', { name: 'Next detection' }).click();
  await expect(current).not.toHaveId(line!);
  await expect(current).toHaveClass(/detected/);
  const next = await current.getAttribute('id');
  await expect(page).toHaveURL(new RegExp(`line=${next!.slice('line-'.length)}$`));

  // The file is gone with the page: what was stored is still there, and says how to see the rest.
  await page.reload();
  await expect(rowsOf(page).locator(`#${next!}`)).toBeInViewport();
  await expect(current.locator('.text')).not.toHaveText(/not stored/);
  await expect(page.getByRole('button', { name: 'Give the file' })).toBeVisible();
  expect(await axeFindings(page)).toEqual([]);
});

test('the keyboard reads, selects and copies lines', async ({ page, context }) => {
  await context.grantPermissions(['clipboard-read', 'clipboard-write']);
  const log = logWithAttack(3000, 2500);
  const lines = log.split('\n');
  await openLog(page, textFile('access.log', log));
  await rowsOf(page).focus();
  await page.keyboard.press('End');
  await expect(rowOf(page, 3000)).toBeInViewport();
  await expect(rowOf(page, 3000).locator('.text')).toHaveText(lines[2999]!);
  await page.keyboard.press('p');
  await expect(rowOf(page, 2500)).toHaveClass(/current/);
  await expect(rowOf(page, 2500).locator('.verdict')).toHaveText(/SQL injection|vulnerability/);
  await page.keyboard.press('Shift+ArrowDown');
  await page.keyboard.press('Control+c');
  await expect(page.getByText('2 lines copied.')).toBeVisible();
  expect(await page.evaluate(() => navigator.clipboard.readText())).toBe(
    lines.slice(2499, 2501).join('\n')
  );
  await page.getByRole('button', { name: 'Copy link' }).click();
  await expect(page.getByText(/The link was copied/)).toBeVisible();
  expect(await page.evaluate(() => navigator.clipboard.readText())).toMatch(
    /\/lines\?source=\d+&line=2501$/
  );
  await page.keyboard.press('Home');
  await rowsOf(page).focus();
  await page.keyboard.press('Home');
  await expect(rowOf(page, 1)).toBeInViewport();
});

test('lines that wrap can be read to their end', async ({ page }) => {
  const log = `${ordinaryLog(200)}start ${'word '.repeat(3000)}end\n`;
  await openLog(page, textFile('long.log', log));
  await goTo(page, 201);
  const row = rowOf(page, 201);
  const plain = (await row.boundingBox())!.height;
  await page.getByLabel('Wrap long lines').check();
  await expect.poll(async () => (await row.boundingBox())!.height).toBeGreaterThan(10 * plain);
  const box = (await rowsOf(page).boundingBox())!;
  await page.mouse.move(box.x + 300, box.y + 100);
  // Down to the foot of the last line, which is taller than the list is.
  await expect
    .poll(async () => {
      await page.mouse.wheel(0, 2000);
      const { y, height } = (await row.boundingBox())!;
      return y + height - (box.y + box.height);
    })
    .toBeLessThan(2);
});

test('search finds text, expressions, verdicts, actors and times', async ({ page }) => {
  await openLog(page, textFile('access.log', logWithAttack(3000, 2500)));
  const search = page.getByRole('search');
  const run = () => search.getByRole('button', { name: 'Search', exact: true }).click();
  const status = search.getByRole('status');

  await search.getByLabel('Text').fill('UNION%20select');
  await run();
  await expect(status).toHaveText('1 line found');
  await search.getByRole('button', { name: 'Next found' }).click();
  await expect(rowOf(page, 2500)).toBeInViewport();
  await expect(rowOf(page, 2500)).toHaveClass(/current/);

  await search.getByLabel('Match case').check();
  await run();
  await expect(status).toHaveText('0 lines found');

  await search.getByLabel('Regular expression').check();
  await search.getByLabel('Text').fill(String.raw`id=\d%27|logo\.png`);
  await run();
  await expect(status).toHaveText('600 lines found');
  await search.getByLabel('Show only lines found').check();
  await expect(rowsOf(page)).toHaveAttribute('aria-rowcount', '600');
  await rowsOf(page).focus();
  await page.keyboard.press('Home');
  await expect(rowOf(page, 5)).toBeInViewport();
  await expect(rowOf(page, 6)).toHaveCount(0);
  await expect(rowOf(page, 10).locator('.text')).toContainText('logo.png');

  await search.getByLabel('Text').fill('(');
  await run();
  await expect(search.getByRole('alert')).toContainText('no valid regular expression');

  await search.getByLabel('Text').fill('');
  await search.getByText('More criteria').click();
  await search.getByLabel('Verdict').selectOption('any detection');
  await run();
  await expect(status).toHaveText('1 line found');
  await search.getByLabel('Verdict').selectOption('any');
  await search.getByLabel('Actor contains').fill('203.0.113');
  await run();
  await expect(status).toHaveText('1 line found');
  await search.getByLabel('Actor contains').fill('');
  await search.getByLabel('From').fill('2026-11-20T08:05:00');
  await search.getByLabel('To', { exact: true }).fill('2026-11-20T08:15:00');
  await run();
  await expect(status).toHaveText('1 line found');
});

test('an expression that never ends is stopped and named', async ({ page }) => {
  const log = `${ordinaryLog(1000)}${'a'.repeat(60)}!\n`;
  await openLog(page, textFile('slow.log', log));
  const search = page.getByRole('search');
  await search.getByLabel('Regular expression').check();
  await search.getByLabel('Text').fill('^(a+)+$|favicon');
  await search.getByRole('button', { name: 'Search', exact: true }).click();
  await expect(search.getByRole('alert')).toContainText('takes too long', { timeout: 60_000 });
  // And the next search works.
  await search.getByLabel('Text').fill('favicon');
  await search.getByRole('button', { name: 'Search', exact: true }).click();
  await expect(search.getByRole('status')).toHaveText('200 lines found');
});

test('a compressed file is unpacked, and given again after a reload', async ({ page }) => {
  const log = logWithAttack(3000, 2500);
  const file = { name: 'access.log.gz', mimeType: 'application/gzip', buffer: gzipSync(log) };
  await openLog(page, file);
  await goTo(page, 1234);
  const text = log.split('\n')[1233]!;
  await expect(rowOf(page, 1234).locator('.text')).toHaveText(text);

  await expect(page).toHaveURL(/line=1234$/);
  await page.reload();
  await expect(rowOf(page, 1234).locator('.text')).toHaveText('text not stored');
  const give = (given: typeof file) =>
    pickFiles(page, page.getByRole('button', { name: 'Give the file' }), given);
  await give({ ...file, buffer: gzipSync(`${log}more\n`) });
  await expect(page.getByText(/is not the file that was scanned/)).toBeVisible();
  await give(file);
  await expect(rowOf(page, 1234).locator('.text')).toHaveText(text);
});

test('a file that changes on the disk is asked for again', async ({ page }) => {
  const folder = mkdtempSync(join(tmpdir(), 'insyt-changed-'));
  const path = join(folder, 'access.log');
  const log = logWithAttack(30_000, 2500);
  writeFileSync(path, log);
  await page.goto('./');
  await openFiles(page, path);
  await expect(detectionTable(page)).toBeVisible({ timeout: 120_000 });
  await scansEnd(page);
  await visit(page, 'Lines');
  await expect(rowOf(page, 1)).toBeVisible();
  await goTo(page, 29_000);
  appendFileSync(path, 'more\n');
  await goTo(page, 15_000);
  await expect(page.getByRole('alert')).toContainText('can no longer be read');
  await expect(page.getByRole('button', { name: 'Give the file' })).toBeVisible();
  rmSync(folder, { recursive: true });
});

test('a phone shows lines without scrolling sideways', async ({ page }) => {
  await page.setViewportSize({ width: 360, height: 740 });
  await openLog(page, textFile('access.log', logWithAttack(3000, 2500)));
  await goTo(page, 2500);
  expect(await sidewaysScroll(page)).toBe(0);
  expect(await axeFindings(page)).toEqual([]);
});
