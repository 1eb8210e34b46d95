import { figure, openFiles, scanSample, scansEnd, textFile } from './app.ts';
import { accessLog } from './make-log.ts';
import { expect, test } from './own-server.ts';
import { sources } from './page-parts.ts';

for (const subPath of ['', '/a/folder']) {
  test.describe(`hosted at ${subPath}/`, () => {
    test.use({ serverOptions: { subPath } });

    test('a second visit works and scans with the server gone', async ({ page, server }) => {
      await page.goto('./');
      await page.evaluate(() => navigator.serviceWorker.ready.then(() => undefined));
      server.close();
      await page.context().setOffline(true);

      await scanSample(page);
      expect(await figure(page, 'Detections')).toBeGreaterThan(100);
      await openFiles(page, [textFile('offline.log', accessLog(50, 50))]);
      await scansEnd(page);
      await expect(sources(page)).toContainText('offline.log');
      expect(await page.evaluate(() => crossOriginIsolated)).toBe(true);
    });

    test('every page opens offline, and an unknown one leads to the first', async ({
      page,
      server
    }) => {
      await page.goto('./');
      await page.evaluate(() => navigator.serviceWorker.ready.then(() => undefined));
      server.close();
      for (const path of ['./?utm_source=x', './about', './about?x']) {
        await page.goto(path);
        await expect(page.getByRole('banner')).toBeVisible();
      }
      await page.goto('./no/such/page');
      await expect(page).toHaveURL(server.address);
    });
  });
}
