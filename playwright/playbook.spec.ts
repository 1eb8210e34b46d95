import type { Page } from '@playwright/test';
import { axeFindings, expect, openFiles, scanSample, scansEnd, test, textFile } from './app.ts';
import { incidents, sidewaysScroll } from './page-parts.ts';

const playbook = (page: Page) => incidents(page).getByRole('region', { name: /^What to do/ });

test.use({ permissions: ['clipboard-read', 'clipboard-write'] });

test('an incident of the sample has a playbook filled with its actor, times and files', async ({
  page
}) => {
  await scanSample(page);
  await incidents(page)
    .getByRole('option', { name: /Reconnaissance by 198\.51\.100\.201/ })
    .click();
  const shown = playbook(page);
  await expect(shown).toHaveAccessibleName(/directory brute force/);
  await expect(shown).toContainText('T1595.003');
  await expect(shown).toContainText('TA0043');
  await expect(shown).toContainText('Detection and Analysis');
  const command = shown.locator('code', { hasText: 'grep -anwF -e 198.51.100.201 -- ' });
  await expect(command).toContainText('quay-access.log');
  await expect(command).toContainText('quay-error.log');
  await expect(
    shown.locator('code', { hasText: /^sed -n -e \d+,\d+p -- quay-error\.log/ })
  ).toBeVisible();

  await shown
    .getByRole('button', { name: /^Copy the command grep -anwF -e 198\.51\.100\.201/ })
    .click();
  await expect(shown.getByRole('status')).toContainText('Copied: grep -anwF');
  expect(await page.evaluate(() => navigator.clipboard.readText())).toBe(await command.innerText());

  await expect(shown.getByText('iptables -I INPUT').first()).toBeHidden();
  await shown.getByText('Contain', { exact: true }).click();
  await expect(
    shown.getByText('iptables -I INPUT -s 198.51.100.201 -j DROP', { exact: true })
  ).toBeVisible();
  await shown.getByText('How to tell a false alarm').click();
  await expect(shown).toContainText('your own vulnerability scanner');
  expect(await axeFindings(page)).toEqual([]);

  // Other grounds of the same incident have playbooks of their own.
  await shown.getByRole('button', { name: 'DNS enumeration' }).click();
  await expect(shown).toHaveAccessibleName('What to do: DNS enumeration');
  await expect(shown).toContainText('T1590.002');
});

test('every incident of the sample has a playbook with its own actor', async ({ page }) => {
  await scanSample(page);
  const rows = incidents(page).getByRole('option');
  expect(await rows.count()).toBeGreaterThan(5);
  for (let i = 0; i < (await rows.count()); i++) {
    const row = rows.nth(i);
    const actor = /by (an unknown actor|\S+)/.exec(await row.innerText())![1]!;
    await row.click();
    if (actor !== 'an unknown actor') await expect(playbook(page)).toContainText(actor);
    await expect(playbook(page).locator('details')).toHaveCount(6);
    await row.click();
  }
});

test('a hostile user, file name and line stay text, and one word of a command', async ({
  page
}) => {
  const user = '`touch${IFS}pwned`';
  const file = "x'; touch pwned; '.log";
  const command = '/usr/bin/cat /etc/shadow <img src=x onerror=document.title=1> <b>bold</b>';
  const line =
    `Nov 20 10:00:00 gate sudo: ${user} : TTY=pts/0 ; PWD=/ ; USER=root ; COMMAND=${command}\n` +
    'Nov 20 10:00:01 gate sudo: pam_unix(sudo:session): session closed for user root\n';
  await page.goto('./');
  await openFiles(page, [textFile(file, line)]);
  await scansEnd(page);
  const incident = incidents(page).getByRole('option', { name: /Privileged Read of Secrets/ });
  const title = await page.title();
  await incident.first().click();
  const shown = playbook(page);
  await expect(
    shown.getByText(/^grep -anE .* -- 'x'\\''; touch pwned; '\\''\.log' \| less$/)
  ).not.toHaveCount(0);
  await shown.getByText('Contain', { exact: true }).click();
  await expect(shown.getByText(`usermod -L -e 1 -- '${user}'`, { exact: true })).toBeVisible();
  await shown.getByText('Why such lines are flagged').click();
  await expect(shown).toContainText('<img src=x onerror=document.title=1> <b>bold</b>');
  expect(await shown.locator('img, b').count()).toBe(0);
  expect(await page.title()).toBe(title);
});

test('a phone shows it without scrolling sideways', async ({ page }) => {
  await page.setViewportSize({ width: 360, height: 740 });
  await scanSample(page);
  await incidents(page)
    .getByRole('option', { name: /Execution by/ })
    .first()
    .click();
  await expect(playbook(page)).toBeVisible();
  expect(await sidewaysScroll(page)).toBe(0);
  expect(await axeFindings(page)).toEqual([]);
});
