import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { heapBytes } from '../bench/browse.ts';
import { expect, openFiles, test } from './app.ts';
import { attackLine, longLogLine, writeLongLog } from './make-log.ts';
import { detectionTable, visit } from './page-parts.ts';

const LINES = 10_000_000;
const ATTACK_EVERY = 123_457;

test('any of ten million lines is read, found and shown within 500 MB', async ({ page }) => {
  test.setTimeout(900_000);
  const folder = mkdtempSync(join(tmpdir(), 'insyt-lines-'));
  try {
    const path = join(folder, 'long.log');
    await writeLongLog(path, LINES, ATTACK_EVERY);
    await page.goto('./');
    await openFiles(page, path);
    await expect(detectionTable(page)).toBeVisible({ timeout: 120_000 });
    await visit(page, 'Lines');
    const list = page.getByRole('grid', { name: 'Lines of long.log' });
    await expect(list).toHaveAttribute('aria-rowcount', String(LINES), { timeout: 600_000 });

    const row = (line: number) => list.locator(`#line-${line}`);
    const goTo = async (line: number) => {
      await page.getByLabel('Go to line').fill(String(line));
      await page.getByRole('button', { name: 'Go', exact: true }).click();
      await expect(row(line)).toBeInViewport();
      await expect(row(line).locator('.text')).toHaveText(
        line % ATTACK_EVERY === 0 ? attackLine(line) : longLogLine(line)
      );
    };
    for (const line of [LINES, 5 * ATTACK_EVERY, 8_654_321, 1]) await goTo(line);

    await page.getByRole('button', { name: 'Next detection' }).click();
    await expect(row(ATTACK_EVERY)).toHaveClass(/detected/);

    // Every line can be come by: the wheel moves by lines, though a pixel of the scrollbar is many.
    await goTo(1_400_000);
    await list.hover();
    const top = (await row(1_400_000).boundingBox())!.y;
    await page.mouse.wheel(0, 66);
    await expect.poll(async () => top - (await row(1_400_000).boundingBox())!.y).toBeCloseTo(66, 0);
    // Dragging the scrollbar to its middle leads to the middle.
    await list.evaluate((scroller) => {
      scroller.scrollTop = (scroller.scrollHeight - scroller.clientHeight) / 2;
    });
    await expect(row(LINES / 2)).toBeInViewport();
    await expect(row(LINES / 2).locator('.text')).toHaveText(longLogLine(LINES / 2));

    const search = page.getByRole('search');
    await search.getByLabel('Text').fill(`id=${3 * ATTACK_EVERY}%`);
    await search.getByRole('button', { name: 'Search', exact: true }).click();
    await expect(search.getByRole('status')).toHaveText('1 line found', { timeout: 120_000 });
    await search.getByRole('button', { name: 'Previous found' }).click();
    await expect(row(3 * ATTACK_EVERY)).toBeInViewport();

    // More lines than are kept.
    await search.getByLabel('Text').fill('GET /');
    await search.getByRole('button', { name: 'Search', exact: true }).click();
    await expect(search.getByRole('status')).toHaveText('10,000,000 lines found', {
      timeout: 120_000
    });
    await search.getByLabel('Show only lines found').check();
    await expect(list).toHaveAttribute('aria-rowcount', '1000000');

    expect(await heapBytes(page)).toBeLessThan(500e6);
  } finally {
    rmSync(folder, { recursive: true });
  }
});
