import {
  axeFindings,
  dropFiles,
  expect,
  openFiles,
  scanSample,
  scansEnd,
  test,
  textFile
} from './app.ts';
import { detectionTable, incidents, section } from './page-parts.ts';

const RULE = `title: Honest Page Asked For
id: 3a0b3c5e-8a57-4b7e-9d53-8f2f4f1c2a77
description: Somebody asks for a page that only this test knows.
logsource:
    category: webserver
detection:
    page:
        cs-uri-stem: /quarterly-figures
    condition: page
level: high
tags:
    - attack.collection
`;

const line = (second: number) =>
  `192.0.2.44 - - [20/Nov/2026:10:00:${String(second).padStart(2, '0')} +0000] ` +
  '"GET /quarterly-figures HTTP/1.1" 200 512 "-" "Mozilla/5.0"\n';

test('the sample shows its incidents, and the same after a reload', async ({ page }) => {
  await scanSample(page);
  const panel = incidents(page);
  for (const phase of ['Reconnaissance', 'Credential Access', 'Execution', 'Exfiltration']) {
    await expect(
      panel.getByRole('option', { name: new RegExp(`(critical|high).*${phase}`) }).first()
    ).toBeVisible();
  }
  // A directory scan of hundreds of lines, in two logs, is one incident.
  await expect(
    panel.getByRole('option', { name: /Reconnaissance by 198\.51\.100\.201/ })
  ).toHaveCount(1);
  const before = await panel.getByRole('option').allInnerTexts();
  expect(before.length).toBeLessThanOrEqual(50);

  await page.reload();
  await expect(panel.getByRole('option')).toHaveCount(before.length);
  expect(await panel.getByRole('option').allInnerTexts()).toEqual(before);
});

test('a chosen incident shows its lines alone, with why they belong to it', async ({ page }) => {
  await scanSample(page);
  const panel = incidents(page);
  const incident = panel.getByRole('option', { name: /Credential Access by 198\.51\.100\.201/ });
  await incident.click();
  await expect(incident).toHaveAttribute('aria-selected', 'true');
  await expect(panel).toContainText('many failed logins: ');
  await expect(panel).toContainText('Failed password for ');
  await expect(panel).toContainText('Lines that the model did not flag');
  const rows = detectionTable(page).getByRole('row');
  await expect(rows.nth(1)).toContainText('198.51.100.201');
  await expect(rows.nth(1)).toContainText(/quay-(auth|audit)\.log/);
  expect(await axeFindings(page)).toEqual([]);
  await page.keyboard.press('Enter');
  await expect(incident).toHaveAttribute('aria-selected', 'false');
});

test('a line of an incident opens in its file', async ({ page }) => {
  await scanSample(page);
  const panel = page.getByRole('region', { name: 'Incidents' });
  await panel.getByRole('option', { name: /Credential Access by 198\.51\.100\.201/ }).click();
  const link = page.getByRole('link', { name: /^Open in the file: line \d+ of / });
  const line = panel.getByRole('listitem').filter({ has: link }).first();
  const text = await line.locator('code').innerText();
  await line.getByRole('link').click();
  const current = page.getByRole('grid', { name: /^Lines of/ }).locator('.row.current');
  await expect(current).toBeInViewport();
  await expect(current.locator('.text')).toHaveText(text);
});

test('a rule of the person applies to the files given after it, and can be removed', async ({
  page
}) => {
  await page.goto('./');
  await dropFiles(page, [
    textFile('own.yml', RULE),
    textFile('windows.yml', RULE.replace('category: webserver', 'product: windows'))
  ]);
  await expect(page.getByText('One rule read from own.yml.')).toBeVisible();
  await expect(page.getByText(/the log source product "windows"/)).toBeVisible();
  await openFiles(page, [textFile('access.log', [1, 2, 3].map(line).join(''))]);
  await scansEnd(page);
  const panel = incidents(page);
  await expect(panel).toContainText('Collection by 192.0.2.44');
  await expect(panel).toContainText('Honest Page Asked For');

  const rules = section(page, 'Rules');
  await rules.getByRole('button', { name: 'Remove the rules of own.yml' }).click();
  await expect(rules).not.toContainText('own.yml');
  await page.getByRole('button', { name: /^Remove access.log/ }).click();
  await expect(panel).toHaveCount(0);
});
