import { readFile } from 'node:fs/promises';
import type { Page } from '@playwright/test';
import { axeFindings, expect, openFiles, scanSample, scansEnd, test, textFile } from './app.ts';
import { ordinaryLog } from './make-log.ts';
import { incidents, sidewaysScroll } from './page-parts.ts';

const optionsOf = (page: Page) => incidents(page).getByRole('option');
const saidOf = (page: Page) => incidents(page).getByRole('status', { name: 'Last change' });
const chip = (page: Page, state: string) =>
  incidents(page)
    .getByRole('group', { name: 'Show incidents that are' })
    .getByRole('button', { name: new RegExp(`^${state} `) });

/** How many incidents there are in each state, as the filter says. */
async function counts(page: Page): Promise<Record<string, number>> {
  const texts = await incidents(page)
    .getByRole('group', { name: 'Show incidents that are' })
    .getByRole('button')
    .allInnerTexts();
  return Object.fromEntries(
    texts.map((text) => {
      const [, state, count] = /^(\D+?) (\d+)/.exec(text)!;
      return [state, Number(count)];
    })
  );
}

/** The option that the keyboard is at. */
async function atHand(page: Page): Promise<string> {
  const id = await page
    .getByRole('listbox', { name: 'Incidents' })
    .getAttribute('aria-activedescendant');
  return (await page.locator(`[id="${id}"] .what`).innerText()).trim();
}

test('keys change states, and undo takes each change back', async ({ page }) => {
  await scanSample(page);
  const all = await optionsOf(page).count();
  expect(all).toBeGreaterThan(4);
  expect(await counts(page)).toEqual({
    ...{ new: all, open: 0, confirmed: 0, closed: 0 },
    'false alarm': 0
  });

  await page.keyboard.press('e');
  await expect(saidOf(page)).toContainText('Choose an incident first');

  await page.keyboard.press('j');
  const first = await atHand(page);
  await page.keyboard.press('j');
  const second = await atHand(page);
  await page.keyboard.press('k');
  expect(await atHand(page)).toBe(first);

  await page.keyboard.press('Enter');
  await expect(optionsOf(page).first()).toHaveAttribute('aria-selected', 'true');
  await expect(saidOf(page)).toContainText('Open.');
  await expect.poll(() => counts(page)).toMatchObject({ new: all - 1, open: 1 });

  await page.keyboard.press('e');
  await expect(saidOf(page)).toContainText(`Closed. ${first}`);
  await expect(optionsOf(page)).toHaveCount(all - 1);
  await expect.poll(() => atHand(page)).toBe(second);

  await page.keyboard.press('f');
  await expect(saidOf(page)).toContainText('False alarm.');
  await page.keyboard.press('c');
  await expect(saidOf(page)).toContainText('Confirmed.');
  const done = { new: all - 3, open: 0, confirmed: 1, closed: 1, 'false alarm': 1 };
  await expect.poll(() => counts(page)).toEqual(done);
  await expect(optionsOf(page)).toHaveCount(all - 2);

  await page.keyboard.press('u');
  await expect(saidOf(page)).toContainText('Undone.');
  await expect.poll(() => counts(page)).toMatchObject({ confirmed: 0, new: all - 2 });
  await page.keyboard.press('Control+z');
  await expect.poll(() => counts(page)).toMatchObject({ 'false alarm': 0, new: all - 1 });
  await incidents(page).getByRole('button', { name: 'Undo' }).click();
  await expect.poll(() => counts(page)).toMatchObject({ closed: 0, open: 1 });
  await expect.poll(() => atHand(page)).toBe(first);
  await page.keyboard.press('u');
  await expect.poll(() => counts(page)).toMatchObject({ new: all, open: 0 });
  await page.keyboard.press('u');
  await expect(saidOf(page)).toContainText('There is nothing to undo.');
});

test('keys do nothing in fields; search, help and Escape', async ({ page }) => {
  await scanSample(page);
  const all = await optionsOf(page).count();
  await page.keyboard.press('j');

  await page.keyboard.press('/');
  const search = incidents(page).getByRole('textbox', { name: 'Search incidents' });
  await expect(search).toBeFocused();
  await page.keyboard.type('ecf?juk');
  await expect(search).toHaveValue('ecf?juk');
  await expect(incidents(page)).toContainText('No incident in the states chosen above matches');
  expect(await counts(page)).toMatchObject({ new: all });
  expect(await axeFindings(page)).toEqual([]);

  await search.fill('burst failed');
  await expect.poll(() => optionsOf(page).count()).toBeLessThan(all);
  for (const text of await optionsOf(page).allInnerTexts()) expect(text).toContain('burst:');
  await page.keyboard.press('Escape');
  await expect(optionsOf(page)).toHaveCount(all);
  await expect(page.getByRole('listbox', { name: 'Incidents' })).toBeFocused();

  await page.keyboard.press('?');
  const help = page.getByRole('dialog', { name: 'Keys for incidents' });
  await expect(help).toBeVisible();
  expect(await axeFindings(page)).toEqual([]);
  await page.keyboard.press('e');
  await help.getByRole('checkbox', { name: /Single keys work/ }).uncheck();
  await page.keyboard.press('Escape');
  await expect(help).toBeHidden();
  await page.keyboard.press('e');
  expect(await counts(page)).toMatchObject({ new: all, closed: 0 });

  await page.reload();
  await expect(optionsOf(page)).toHaveCount(all);
  await page.keyboard.press('?');
  await expect(help).toBeHidden();
  await incidents(page).getByRole('button', { name: 'Keys' }).click();
  await help.getByRole('checkbox', { name: /Single keys work/ }).check();
  await help.getByRole('button', { name: 'Close' }).click();
  await page.keyboard.press('?');
  await expect(help).toBeVisible();
});

test('the mouse does the same, and all that was said outlives a reload and another file', async ({
  page
}) => {
  await scanSample(page);
  const all = await optionsOf(page).count();
  const scan = optionsOf(page).filter({ hasText: 'Reconnaissance by 198.51.100.201' });
  await scan.click();
  await expect(scan).toHaveAttribute('aria-selected', 'true');
  const detail = incidents(page).getByRole('region', { name: 'Reconnaissance by 198.51.100.201' });
  const start = /\d\d:\d\d:\d\d/.exec(await scan.innerText())![0];

  const notes = detail.getByLabel('Notes');
  await notes.fill('The tester we hired, until Friday.');
  await expect(saidOf(page)).toContainText('Notes kept.');
  await notes.fill('The tester we hired, until Friday. Just checking fuzz.');
  await detail.getByRole('button', { name: 'Confirmed' }).click();
  await expect(saidOf(page)).toContainText('Confirmed.');
  await expect(scan).toContainText('Note: The tester we hired');
  await page.keyboard.press('u');
  await page.keyboard.press('u');
  await expect(notes).toHaveValue('');
  await notes.fill('The tester we hired.');
  await detail.getByRole('button', { name: 'False alarm' }).click();
  await expect(scan).toHaveCount(0);
  await expect(incidents(page).getByRole('region')).toHaveCount(0);

  const shell = optionsOf(page).filter({ hasText: 'Execution by 198.51.100.201' }).first();
  await shell.click();
  await incidents(page).getByLabel('Notes').pressSequentially('Typed when the page went', {
    delay: 30
  });
  await expect(saidOf(page)).toContainText('Notes kept. Execution');
  await expect.poll(() => counts(page)).toMatchObject({ open: 1, 'false alarm': 1, new: all - 2 });

  await page.reload();
  await expect.poll(() => counts(page)).toMatchObject({ open: 1, 'false alarm': 1, new: all - 2 });
  await expect(shell).toContainText('Note: Typed when the page went');
  await expect(scan).toHaveCount(0);
  await chip(page, 'false alarm').click();
  await expect(scan).toContainText('Note: The tester we hired.');
  await chip(page, 'false alarm').click();

  // More of the same scan, from before it: its first line is another one now.
  await openFiles(page, [textFile('earlier.log', await earlierLog())]);
  await scansEnd(page);
  await expect.poll(() => counts(page)).toMatchObject({ open: 1, 'false alarm': 1 });
  await expect(scan).toHaveCount(0);
  await expect(chip(page, 'false alarm')).toContainText('1 grew since');
  await chip(page, 'false alarm').click();
  await expect(scan).toContainText('Note: The tester we hired.');
  await expect(scan).toContainText(/lines, \d+ since/);
  await expect(scan).not.toContainText(start);
  expect(await axeFindings(page)).toEqual([]);
});

/** Some requests of the sample's directory scan, as if it had begun five minutes before. */
async function earlierLog(): Promise<string> {
  const text = await readFile('static/sample/quay-access.log', 'utf8');
  const own = text.split('\n').filter((line) => /^198\.51\.100\.201 .*" 404 /.test(line));
  const earlier = (_: string, hour: string, minute: string) =>
    `${hour}${String(Number(minute) - 5).padStart(2, '0')}:`;
  return own
    .slice(-100)
    .map((line) => line.replace(/(\/\d{4}:\d\d:)(\d\d):/, earlier))
    .join('\n');
}

test('says why no incident is shown, and how to see them', async ({ page }) => {
  await scanSample(page);
  await page.keyboard.press('j');
  for (let left = await optionsOf(page).count(); left > 0; left--) {
    await expect(optionsOf(page)).toHaveCount(left);
    await page.keyboard.press('e');
  }
  await expect(incidents(page)).toContainText('is in a state chosen above');
  await expect(saidOf(page)).toContainText('Closed.');
  expect(await axeFindings(page)).toEqual([]);
  await incidents(page)
    .getByRole('button', { name: /^Show all/ })
    .click();
  await expect(optionsOf(page).first()).toContainText('closed');
});

test('says why there is no incident, and what to do', async ({ page }) => {
  await page.goto('./');
  await openFiles(page, [textFile('small.log', ordinaryLog(50))]);
  await scansEnd(page);
  await expect(incidents(page)).toContainText('None in 50 lines: the model flagged no line');
  await expect(incidents(page)).toContainText('add the other logs of the same time');
  expect(await axeFindings(page)).toEqual([]);
});

test('says that a try or two for missing pages is no incident', async ({ page }) => {
  const tries = ['/administrator', '/backup.sql'].map(
    (path) =>
      `198.51.100.7 - - [20/Nov/2026:08:02:00 +0000] "GET ${path} HTTP/1.1" 404 196 "-" "Mozilla/4.0 (compatible; MSIE 6.0; Windows NT 5.1)"\n`
  );
  await page.goto('./');
  await openFiles(page, [textFile('tries.log', ordinaryLog(50) + tries.join(''))]);
  await scansEnd(page);
  await expect(incidents(page)).toContainText(
    'None in 52 lines: what the model flagged (2 lines) are single tries for missing pages'
  );
});

for (const colorScheme of ['light', 'dark'] as const) {
  test(`an open incident on a phone, ${colorScheme}`, async ({ page }) => {
    await page.emulateMedia({ colorScheme });
    await page.setViewportSize({ width: 390, height: 844 });
    await scanSample(page);
    await optionsOf(page).first().click();
    await expect(incidents(page).getByLabel('Notes')).toBeInViewport();
    expect(await axeFindings(page)).toEqual([]);
    expect(await sidewaysScroll(page)).toBe(0);
  });
}
