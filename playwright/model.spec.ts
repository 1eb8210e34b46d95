import { axeFindings, expect, scanSample, test } from './app.ts';
import { importBundle, RAW_BUNDLE } from './bundles.ts';
import { section, sidewaysScroll, visit } from './page-parts.ts';

test('the card is shown as pictures, each with its table', async ({ page }) => {
  await page.goto('./model');
  await expect(section(page, 'What it cannot do').getByRole('listitem').first()).toBeVisible();
  await expect(section(page, 'What it was trained on').getByRole('row').nth(1)).toContainText(
    /\d,\d{3}/
  );
  for (const name of [
    'How well it does, class by class',
    'False alarms, set by set',
    'How often each class occurs in training'
  ]) {
    const shown = section(page, name);
    await shown.getByText('As a table').click();
    const rows = shown.getByRole('row');
    expect(await rows.count()).toBeGreaterThan(5);
    expect(await shown.locator('svg.track').count()).toBe(await rows.count());
  }
  expect(await axeFindings(page)).toEqual([]);
});

test('the figures follow what is chosen', async ({ page }) => {
  await page.goto('./model');
  const classes = section(page, 'How well it does, class by class');
  await classes.getByText('As a table').click();
  const benign = classes.getByRole('row', { name: /^benign / }).getByRole('cell');
  const unseen = await benign.allInnerTexts();
  await classes.getByLabel('Tested on').selectOption('randomSplit');
  await expect(classes).toContainText('these figures flatter');
  expect(await benign.allInnerTexts()).not.toEqual(unseen);
});

test('the confusion matrix is read with the keyboard', async ({ page }) => {
  await page.goto('./model');
  const matrix = page.getByRole('grid', { name: 'What it takes for what' });
  const status = section(page, 'What it takes for what').getByRole('status');
  // Shown once the page's scripts run; keys pressed before would be lost.
  await expect(page.getByText('Ready to work offline')).toBeVisible();
  await matrix.getByRole('gridcell').first().focus();
  await expect(status).toContainText('that are “DNS exfiltration, blocked” were called “DNS exfil');
  await page.keyboard.press('ArrowDown');
  await page.keyboard.press('ArrowRight');
  await expect(status).toContainText('are “DNS exfiltration” were called “DNS exfiltration”');
  await page.keyboard.press('End');
  const right = matrix.getByRole('row').nth(2).getByRole('gridcell').last();
  await expect(right).toBeFocused();
  await page.keyboard.press('ArrowRight');
  await expect(right).toBeFocused();
});

test("the person's lines are placed on the map near the class they were given", async ({
  page
}) => {
  await scanSample(page);
  await visit(page, 'Model');
  const map = section(page, 'Map of the classes, with your lines');
  await map.getByRole('button', { name: 'Place my lines' }).click();
  await expect(map.getByRole('status')).toContainText(/^(\d,?)+ of (\d,?)+ detections/, {
    timeout: 60_000
  });
  expect(await map.locator('circle.ring').count()).toBeGreaterThan(10);
  await map.getByText('As a table').click();
  const dirb = map.getByRole('row', { name: /^directory brute force \d/ });
  // Its own class is among the training lines that lie nearest.
  await expect(dirb.getByRole('cell').last()).toContainText('directory brute force');
  expect(await axeFindings(page)).toEqual([]);
});

test('a bundle without a card says so', async ({ page }) => {
  await page.goto('./model');
  await importBundle(page, RAW_BUNDLE);
  await expect(page.getByText('The bundle in use has no card.json')).toBeVisible();
  await expect(section(page, 'What it cannot do')).toHaveCount(0);
});

test('a phone shows the card without scrolling sideways', async ({ page }) => {
  await page.setViewportSize({ width: 390, height: 800 });
  await page.goto('./model');
  await expect(section(page, 'What it was trained on')).toBeVisible();
  for (const summary of await page.getByText('As a table').all()) await summary.click();
  expect(await sidewaysScroll(page)).toBe(0);
});
