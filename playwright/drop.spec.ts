import { appendFileSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, figure, scansEnd, test } from './app.ts';
import { attackLine, ordinaryLog } from './make-log.ts';
import { dropFromDisk } from './real-drop.ts';

let folder: string;

test.beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'insyt-drop-'));
});

test.afterEach(() => rmSync(folder, { recursive: true }));

/** Writes a file below the test's folder; gives its path. */
function write(name: string, text: string): string {
  const path = join(folder, name);
  mkdirSync(join(path, '..'), { recursive: true });
  writeFileSync(path, text);
  return path;
}

test('a dropped folder is read with the folders in it, and without what is hidden', async ({
  page
}) => {
  write('site/access.log', ordinaryLog(20));
  write('site/deep/er/access.log', `${ordinaryLog(10)}${attackLine(11)}\n`);
  write('site/.cache/access.log', ordinaryLog(30));
  write('site/.hidden.log', ordinaryLog(30));
  await page.goto('./');
  await dropFromDisk(page, [join(folder, 'site')]);
  const sources = page.getByRole('region', { name: 'Sources' }).getByRole('listitem');
  await expect(sources).toHaveCount(2);
  await scansEnd(page);
  await expect(sources.filter({ hasText: 'site/access.log' })).toContainText('20 lines');
  await expect(sources.filter({ hasText: 'site/deep/er/access.log' })).toContainText('11 lines');
  await expect(page.getByText('Drop to scan')).toBeHidden();
});

test('a folder of more files than a browser hands out at a time is read whole', async ({
  page
}) => {
  const names = Array.from({ length: 120 }, (_, i) => `many/${i + 1}.log`);
  for (const name of names) write(name, `${attackLine(1)}${name}\n`);
  await page.goto('./');
  await dropFromDisk(page, [join(folder, 'many')]);
  const sources = page.getByRole('region', { name: 'Sources' }).getByRole('listitem');
  await expect(sources).toHaveCount(120);
  await scansEnd(page);
  await expect(page.getByLabel('Overview')).toContainText('Lines in 120 sources');
  expect(await figure(page, 'Lines in 120 sources')).toBe(120);
});

test('two dropped files are scanned, and can be watched from then on', async ({ page }) => {
  const paths = [write('one.log', ordinaryLog(20)), write('two.log', ordinaryLog(30))];
  await page.goto('./');
  await dropFromDisk(page, paths);
  await scansEnd(page);
  const sources = page.getByRole('region', { name: 'Sources' }).getByRole('listitem');
  await expect(sources.filter({ hasText: 'one.log' })).toContainText('20 lines');
  await expect(sources.filter({ hasText: 'two.log' })).toContainText('30 lines');

  await page.getByRole('link', { name: 'Watch', exact: true }).click();
  await expect(page.getByRole('button', { name: 'Watch one.log' })).toBeVisible();
  await page.getByRole('button', { name: 'Watch two.log' }).click();
  await expect(page.getByRole('button', { name: 'Stop watching two.log' })).toBeVisible();
  appendFileSync(paths[1]!, `${attackLine(31)}\n`);
  const tail = page.getByRole('region', { name: 'New lines' }).getByRole('listitem');
  await expect(tail).toHaveCount(1);
  await expect(tail).toContainText('two.log, line 31');
  await expect(tail).toContainText('id=31%27');
});
