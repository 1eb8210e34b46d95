import type { Page } from '@playwright/test';
import { axeFindings, expect, pickFiles, test, textFile } from './app.ts';
import { accessLog } from './make-log.ts';
import { section, visit } from './page-parts.ts';
import { type Change, change, judged, stubPickers } from './watched-folder.ts';

test.beforeEach(({ page }) => stubPickers(page));

/** Lines that no other line is equal to. */
class Lines {
  readonly all: string[] = [];

  make(count: number): string {
    const made = Array.from({ length: count }, () => {
      const n = this.all.length;
      const line = `192.0.2.${n % 200} - - [21/Nov/2026:10:00:00 +0000] "GET /page/${n} HTTP/1.1" 200 512 "-" "Mozilla/5.0"`;
      this.all.push(line);
      return `${line}\n`;
    });
    return made.join('');
  }
}

/** Waits until the lines that were judged are the ones written, each once. */
async function expectEachOnce(page: Page, { all }: Lines): Promise<void> {
  await expect
    .poll(async () => (await judged(page)).lines, { timeout: 60_000 })
    .toBeGreaterThanOrEqual(all.length);
  // What would be judged twice has time to be.
  await page.waitForTimeout(2500);
  const { lines, verdicts, texts } = await judged(page);
  expect(lines).toBe(all.length);
  expect(verdicts).toBe(all.length);
  expect(texts.sort()).toEqual([...all].sort());
}

async function watchFolder(page: Page, ...changes: Change[]): Promise<void> {
  await page.goto('./watch');
  await change(page, ...changes);
  await page.getByRole('button', { name: 'Watch a folder' }).click();
  await expect(page.getByRole('status').filter({ hasText: /watching|reading/ })).toBeVisible({
    timeout: 60_000
  });
}

test('every line of a watched folder is judged once, whatever happens to its files', async ({
  page,
  context
}) => {
  const lines = new Lines();
  const append = (path: string, count = 3): Change => ({
    does: 'append',
    path,
    text: lines.make(count)
  });
  await watchFolder(page, append('web.log'), append('other.log'));
  await expectEachOnce(page, lines);

  // Half a line, then the rest; and a file that is added.
  const whole = lines.make(1);
  await change(page, { does: 'append', path: 'web.log', text: whole.slice(0, 40) });
  await page.waitForTimeout(2500);
  await change(page, { does: 'append', path: 'web.log', text: whole.slice(40) }, append('new.log'));
  await expectEachOnce(page, lines);

  // Rotated just after lines were written, twice.
  for (const last of [2, 3]) {
    await change(
      page,
      append('web.log'),
      ...(last === 3 ? [{ does: 'move', path: 'web.log.1', to: 'web.log.2' } as const] : []),
      { does: 'move', path: 'web.log', to: 'web.log.1' },
      append('web.log', last)
    );
    await expectEachOnce(page, lines);
  }

  // Copied and truncated, as logrotate does where a program keeps its file open.
  await change(page, append('other.log'), { does: 'copy', path: 'other.log', to: 'other.log.1' });
  await page.waitForTimeout(2500);
  await change(page, { does: 'write', path: 'other.log', text: lines.make(2) });
  await expectEachOnce(page, lines);

  // Truncated and written longer than before.
  await change(page, { does: 'write', path: 'new.log', text: lines.make(8) });
  await expectEachOnce(page, lines);

  // Deleted, and made again.
  await change(page, { does: 'delete', path: 'new.log' });
  await page.waitForTimeout(2500);
  await change(page, append('new.log', 2));
  await expectEachOnce(page, lines);

  // The tab is closed; lines are written and rotated away; another opens.
  const helper = await context.newPage();
  await helper.goto('./about');
  await page.close();
  await change(
    helper,
    append('web.log'),
    { does: 'move', path: 'web.log.2', to: 'web.log.3' },
    { does: 'move', path: 'web.log.1', to: 'web.log.2' },
    { does: 'move', path: 'web.log', to: 'web.log.1' },
    append('web.log', 4)
  );
  await expectEachOnce(helper, lines);
});

test('a tab that is killed while it reads loses no line and judges none twice', async ({
  page,
  context
}) => {
  const count = 20_000;
  await watchFolder(page, { does: 'write', path: 'web.log', text: accessLog(count, count) });
  await expect.poll(async () => (await judged(page)).lines).toBeGreaterThan(0);
  const session = await context.newCDPSession(page);
  await Promise.race([
    session.send('Page.crash').catch(() => undefined),
    page.waitForEvent('crash')
  ]);
  const again = await context.newPage();
  await again.goto('./about');
  expect((await judged(again)).lines).toBeLessThan(count);
  await expect
    .poll(async () => (await judged(again)).lines, { timeout: 100_000 })
    .toBeGreaterThanOrEqual(count);
  await again.waitForTimeout(2500);
  const { lines, verdicts } = await judged(again);
  expect([lines, verdicts]).toEqual([count, count]);
});

test('the tail shows new lines with their verdict, and holds still while it is paused', async ({
  page
}) => {
  const lines = new Lines();
  await watchFolder(page);
  const tail = section(page, 'New lines');
  const attack = 'GET /?page=../../../../etc/passwd HTTP/1.1';
  const text = lines.make(1) + lines.make(1).replace(/GET .* HTTP\/1.1/, attack);
  await change(page, { does: 'append', path: 'web.log', text });
  const items = tail.getByRole('listitem');
  await expect(items).toHaveCount(2);
  await expect(items.first()).toContainText('logs/web.log, line 1');
  await expect(items.first()).toContainText('benign');
  await expect(items.last()).toContainText('path traversal');

  await page.getByRole('button', { name: 'Pause the list' }).click();
  await change(page, { does: 'append', path: 'web.log', text: lines.make(1) });
  await expect(page.getByText('1 line came since; it is read all the same.')).toBeVisible();
  await expect(items).toHaveCount(2);
  await page.getByRole('button', { name: 'Go on' }).click();
  await expect(items).toHaveCount(3);
});

test('a paused watch rests, and goes on where it was; a removed one leaves what was found', async ({
  page
}) => {
  const lines = new Lines();
  await watchFolder(page, { does: 'append', path: 'web.log', text: lines.make(2) });
  await expectEachOnce(page, lines);
  await page.getByRole('button', { name: 'Pause logs' }).click();
  await page.waitForTimeout(1500);
  await change(page, { does: 'append', path: 'web.log', text: lines.make(2) });
  await page.waitForTimeout(2500);
  expect((await judged(page)).lines).toBe(2);
  await page.getByRole('button', { name: 'Resume logs' }).click();
  await expectEachOnce(page, lines);

  await page.getByRole('button', { name: 'Stop watching logs' }).click();
  await expect(page.getByText('Nothing is watched yet.')).toBeVisible();
  await change(page, { does: 'append', path: 'web.log', text: lines.make(1) });
  // Watched again, it is read on from there.
  await page.getByRole('button', { name: 'Watch a folder' }).click();
  await expectEachOnce(page, lines);
});

test('a watched file that is gone is said to be, and read on when it is back', async ({ page }) => {
  const lines = new Lines();
  await page.goto('./watch');
  await change(page, { does: 'append', path: 'picked.log', text: lines.make(2) });
  await page.getByRole('button', { name: 'Watch files' }).click();
  await expectEachOnce(page, lines);
  await change(page, { does: 'delete', path: 'picked.log' });
  await expect(page.getByText('not there now')).toBeVisible();
  await change(page, { does: 'append', path: 'picked.log', text: lines.make(2) });
  await expectEachOnce(page, lines);
});

test('of a scanned file that is dropped, a watch reads only what came since', async ({ page }) => {
  const lines = new Lines();
  await page.goto('./');
  await change(page, { does: 'append', path: 'web.log', text: lines.make(4) });
  await expect(page.getByRole('heading', { name: 'Drop log files here' })).toBeVisible();
  // A drop that a script makes carries no handle of its own.
  await page.evaluate(async () => {
    const root = await navigator.storage.getDirectory();
    const handle = await (await root.getDirectoryHandle('logs')).getFileHandle('web.log');
    DataTransferItem.prototype.getAsFileSystemHandle = () => Promise.resolve(handle);
    FileSystemHandle.prototype.requestPermission = () => Promise.resolve('granted');
    const transfer = new DataTransfer();
    transfer.items.add(await handle.getFile());
    document.body.dispatchEvent(new DragEvent('drop', { dataTransfer: transfer, bubbles: true }));
  });
  await expect.poll(async () => (await judged(page)).lines, { timeout: 60_000 }).toBe(4);
  await visit(page, 'Watch');
  await change(page, { does: 'append', path: 'web.log', text: lines.make(3) });
  await page.getByRole('button', { name: 'Watch web.log' }).click();
  await expectEachOnce(page, lines);
  expect(await judged(page)).toMatchObject({ sources: 1 });
});

test('new severe incidents are told and counted, and within quiet hours only counted', async ({
  page,
  context
}) => {
  await context.grantPermissions(['notifications']);
  await page.addInitScript(() => {
    const told: string[] = [];
    const show = function (title: string) {
      told.push(title);
    };
    Object.assign(window, { told, Notification: Object.assign(show, { permission: 'granted' }) });
    navigator.setAppBadge = (count) => Promise.resolve(void told.push(`badge ${count}`));
    navigator.clearAppBadge = () => Promise.resolve(void told.push('no badge'));
  });
  const told = () => page.evaluate(() => (window as unknown as { told: string[] }).told);
  const sample = async (name: string): Promise<Change> => {
    const response = await page.request.get(`./sample/${name}`);
    return { does: 'write', path: name, text: await response.text() };
  };
  await watchFolder(page);
  await page.getByRole('checkbox', { name: /Notify me/ }).check();
  await change(page, await sample('lamp-access.log'));
  await expect
    .poll(async () => (await told()).filter((one) => !one.includes('badge')), { timeout: 60_000 })
    .not.toEqual([]);
  const first = await told();
  expect(first.some((one) => /^badge [1-9]/.test(one))).toBe(true);
  await expect(page.getByText(/new severe incidents? since you last looked/)).toBeVisible();

  // From equal to is all day.
  await page.getByRole('checkbox', { name: 'Quiet hours' }).check();
  await page.getByLabel('from').fill('08:00');
  await page.getByLabel('to', { exact: true }).fill('08:00');
  await page.getByLabel('to', { exact: true }).blur();
  await change(page, await sample('buoy-dnsmasq.log'));
  await expect
    .poll(async () => (await told()).length, { timeout: 60_000 })
    .toBeGreaterThan(first.length);
  await page.waitForTimeout(4000);
  const quiet = (await told()).slice(first.length);
  expect(quiet.filter((one) => !one.startsWith('badge'))).toEqual([]);

  await page.getByRole('link', { name: 'Show incidents' }).click();
  await expect.poll(told).toContain('no badge');
  await visit(page, 'Watch');
  await expect(page.getByRole('heading', { name: 'Watch', exact: true })).toBeVisible();
  await expect(page.getByText(/since you last looked/)).toBeHidden();
  await expect(page.getByLabel('from')).toHaveValue('08:00');
});

test.describe('without the File System Access API', () => {
  test.beforeEach(({ page }) =>
    page.addInitScript(() =>
      Object.assign(window, { showOpenFilePicker: undefined, showDirectoryPicker: undefined })
    )
  );

  test('files that are picked again are read on, rotated ones included', async ({ page }) => {
    const lines = new Lines();
    const pick = (button: string, ...files: [string, string][]) =>
      pickFiles(
        page,
        page.getByRole('button', { name: button }),
        files.map(([name, text]) => textFile(name, text))
      );
    await page.goto('./watch');
    await expect(page.getByText(/lacks the File System Access API/)).toBeVisible();
    await expect(page.getByRole('button', { name: 'Watch a folder' })).toHaveCount(0);

    const first = lines.make(3);
    const half = lines.make(1);
    await pick('Choose files', ['web.log', first + half.slice(0, 30)]);
    await expect(page.getByText('3 lines, last new ones read')).toBeVisible({ timeout: 60_000 });
    await pick('Check files again', ['web.log', first + half]);
    await expectEachOnce(page, lines);
    await pick('Check files again', ['web.log', first + half]);
    await expectEachOnce(page, lines);

    const late = lines.make(2);
    await pick('Check files again', ['web.log.1', first + half + late], ['web.log', lines.make(3)]);
    await expectEachOnce(page, lines);
    expect(await axeFindings(page)).toEqual([]);

    await pick('Check files again', ['core.bin', '\u0000\u0001\u0002\n'.repeat(100)]);
    await page.getByText('1 file is not read').click();
    await expect(page.getByText(/core.bin is a binary file, not a log/)).toBeVisible();
  });
});

test.describe('after a restart of the browser', () => {
  // Else the worker's script, which is changed here, comes from the service worker.
  test.use({ serviceWorkers: 'block' });

  test('permission is asked again in one click, and reading goes on', async ({ page, context }) => {
    const lines = new Lines();
    await watchFolder(page, { does: 'append', path: 'web.log', text: lines.make(3) });
    await expectEachOnce(page, lines);
    await change(page, { does: 'append', path: 'web.log', text: lines.make(2) });
    await expectEachOnce(page, lines);

    // Permissions of the private file system cannot be lost: the worker is made to meet a refusal.
    await context.route(/pipeline\.worker.*\.js$/, async (route) => {
      const response = await route.fetch();
      const refuse = () => {
        const look = FileSystemFileHandle.prototype.getFile;
        let allowed = false;
        new BroadcastChannel('test').onmessage = () => (allowed = true);
        FileSystemFileHandle.prototype.getFile = function () {
          if (allowed) return look.call(this);
          return Promise.reject(new DOMException('refused', 'NotAllowedError'));
        };
      };
      await route.fulfill({ response, body: `(${String(refuse)})();${await response.text()}` });
    });
    await page.addInitScript(() => {
      FileSystemHandle.prototype.requestPermission = () => {
        new BroadcastChannel('test').postMessage('allow');
        return Promise.resolve('granted');
      };
    });
    await page.reload();
    await expect(page.getByText('permission needed')).toBeVisible({ timeout: 60_000 });
    await change(page, { does: 'append', path: 'web.log', text: lines.make(2) });
    expect(await axeFindings(page)).toEqual([]);
    await page.getByRole('button', { name: 'Allow again' }).click();
    await expect(page.getByText('permission needed')).toBeHidden();
    await expectEachOnce(page, lines);
  });
});
