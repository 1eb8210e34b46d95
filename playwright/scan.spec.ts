import { expect, figure, openFiles, scanSample, scansEnd, test, textFile } from './app.ts';
import { accessLog, ordinaryLog } from './make-log.ts';
import { detectionTable, section, sources } from './page-parts.ts';

const CLASSES = ['directory brute force', 'web shell command', 'DNS exfiltration'];

test('the sample shows its attacks, and still does after a reload', async ({ page }) => {
  await scanSample(page);
  const classes = section(page, 'Threat classes');
  for (const name of CLASSES) await expect(classes).toContainText(name);
  const timeline = page.getByRole('slider', { name: /Detections over log time/ });
  await expect(timeline).toBeVisible();
  const found = await figure(page, 'Detections');
  const benign = await figure(page, 'Benign lines');
  expect(found).toBeGreaterThan(100);
  expect(benign).toBeGreaterThan(100);

  await page.reload();
  await expect(detectionTable(page)).toBeVisible();
  expect(await figure(page, 'Detections')).toBe(found);
  expect(await figure(page, 'Benign lines')).toBe(benign);
  for (const name of CLASSES) await expect(classes).toContainText(name);
});

test('a source that was scanned is known, and can be removed', async ({ page }) => {
  await page.goto('./');
  const file = textFile('small.log', ordinaryLog(50));
  await openFiles(page, [file]);
  await expect(page.getByText('50 lines scanned, and nothing was found')).toBeVisible({
    timeout: 60_000
  });
  await expect(page.getByText(/It has learnt: .*password guessing/)).toBeVisible();
  await openFiles(page, [file]);
  await expect(page.getByText('small.log was scanned before.')).toBeVisible();
  await page.getByRole('button', { name: /^Remove small.log/ }).click();
  await expect(page.getByRole('heading', { name: 'Drop log files here' })).toBeVisible();
});

test('pasted text is scanned', async ({ page }) => {
  await page.goto('./');
  await page.getByRole('button', { name: 'Paste text' }).click();
  await page.getByLabel(/Lines as they stand/).fill(accessLog(20, 20));
  await page.getByRole('button', { name: 'Scan these lines' }).click();
  await expect(sources(page)).toContainText('pasted text');
  await expect(sources(page)).toContainText('20 lines', { timeout: 60_000 });
});

test('a scan pauses, resumes and is cancelled; what was read stays', async ({ page }) => {
  await page.goto('./');
  await openFiles(page, [
    textFile('long.log', accessLog(120_000, 120_000)),
    textFile('next.log', accessLog(30, 30))
  ]);
  const scan = section(page, 'Scan in progress');
  const figures = scan.locator('.figures');
  await expect(scan).toContainText('lines/s', { timeout: 60_000 });
  await expect(scan).toContainText('1 more file waiting');

  await scan.getByRole('button', { name: 'Pause' }).click();
  await expect(scan).toContainText('paused');
  // The batch under way is still finished.
  await page.waitForTimeout(3000);
  const paused = await figures.innerText();
  await page.waitForTimeout(1500);
  expect(await figures.innerText()).toBe(paused);

  await scan.getByRole('button', { name: 'Resume' }).click();
  await expect(figures).not.toHaveText(paused, { timeout: 20_000 });

  await scan.getByRole('button', { name: 'Cancel', exact: true }).click();
  await scansEnd(page);
  await expect(sources(page)).toContainText('stopped: give the file again to go on');
  await expect(sources(page).getByRole('listitem').last()).toContainText('30 lines');
});
