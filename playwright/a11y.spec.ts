import { axeFindings, expect, scanSample, test } from './app.ts';
import { sidewaysScroll, visit } from './page-parts.ts';

for (const colorScheme of ['light', 'dark'] as const) {
  test(`axe finds nothing, ${colorScheme}`, async ({ page }) => {
    await page.emulateMedia({ colorScheme });
    await page.goto('./');
    await expect(page.getByRole('heading', { name: 'Drop log files here' })).toBeVisible();
    expect(await axeFindings(page)).toEqual([]);

    await scanSample(page);
    await page.getByRole('row').nth(3).click();
    await expect(page.getByRole('complementary')).toBeVisible();
    expect(await axeFindings(page)).toEqual([]);

    await page.getByRole('button', { name: 'Paste text' }).click();
    expect(await axeFindings(page)).toEqual([]);
    await page.keyboard.press('Escape');

    await visit(page, 'Watch');
    await expect(page.getByRole('button', { name: 'Watch a folder' })).toBeVisible();
    expect(await axeFindings(page)).toEqual([]);

    await visit(page, 'Model');
    await expect(page.getByRole('grid', { name: 'What it takes for what' })).toBeVisible();
    expect(await axeFindings(page)).toEqual([]);

    await visit(page, 'Settings');
    await expect(page.getByRole('heading', { name: 'Settings' })).toBeVisible();
    expect(await axeFindings(page)).toEqual([]);

    await visit(page, 'About');
    await expect(page.getByRole('heading', { name: 'About INSyT' })).toBeVisible();
    expect(await axeFindings(page)).toEqual([]);
  });
}

test('a phone shows everything without scrolling sideways', async ({ page }) => {
  await page.setViewportSize({ width: 360, height: 740 });
  await page.goto('./watch');
  await expect(page.getByRole('heading', { name: 'Alerts' })).toBeVisible();
  expect(await sidewaysScroll(page)).toBe(0);
  await page.goto('./');
  await expect(page.getByRole('heading', { name: 'Drop log files here' })).toBeVisible();
  expect(await sidewaysScroll(page)).toBe(0);
  await scanSample(page);
  expect(await sidewaysScroll(page)).toBe(0);
  await page.getByRole('row').nth(2).click();
  await expect(page.getByRole('complementary')).toBeVisible();
  expect(await sidewaysScroll(page)).toBe(0);
  expect(await axeFindings(page)).toEqual([]);
});
