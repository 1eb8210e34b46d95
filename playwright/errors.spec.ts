import { gzipSync } from 'node:zlib';
import { dropFiles, expect, scansEnd, test, textFile } from './app.ts';
import { accessLog } from './make-log.ts';
import { sources } from './page-parts.ts';

test('bad files get a sentence each, and the good one is scanned', async ({ page }) => {
  await page.goto('./');
  const cut = gzipSync(accessLog(20_000, 200)).subarray(0, 3000);
  cut.fill(0x55, 1500);
  const noise = Buffer.from(Array.from({ length: 40_000 }, (_, i) => (i * 7919) % 256));
  await dropFiles(page, [
    { name: 'cut.log.gz', mimeType: 'application/gzip', buffer: Buffer.from(cut) },
    textFile('empty.log', ''),
    { name: 'program.bin', mimeType: 'application/octet-stream', buffer: noise },
    textFile('good.log', accessLog(40, 40))
  ]);
  const notices = page.getByRole('log', { name: 'Notices' });
  for (const name of ['cut.log.gz', 'empty.log', 'program.bin']) {
    await expect(notices.getByRole('listitem').filter({ hasText: name })).toBeVisible({
      timeout: 60_000
    });
  }
  await scansEnd(page);
  const good = sources(page).getByRole('listitem').last();
  await expect(good).toContainText('good.log');
  await expect(good).toContainText('40 lines');
  await expect(notices.getByRole('listitem')).toHaveCount(3);

  await notices.getByRole('button', { name: /^Dismiss: .*empty\.log/ }).click();
  await expect(notices.getByRole('listitem')).toHaveCount(2);
  await notices.getByRole('button', { name: 'Dismiss all' }).click();
  await expect(notices.getByRole('listitem')).toHaveCount(0);
});

test('hostile log text is shown as text', async ({ page }) => {
  await page.goto('./');
  const attack = '<img src=x onerror=alert(1)>';
  const line =
    `198.51.100.7 - - [20/Nov/2026:08:00:00 +0000] "GET /?q=${attack}' UNION SELECT password ` +
    `FROM users-- HTTP/1.1" 200 512 "-" "sqlmap/1.7"\n`;
  await dropFiles(page, [textFile(`${attack}.log`, line.repeat(20))]);
  await expect(sources(page)).toContainText(attack, {
    timeout: 60_000
  });
  await scansEnd(page);
  await expect(page.locator('img')).toHaveCount(0);
});
