/** Takes the pictures of docs/ from the built site, after it scanned the sample: the README's, and each page's. */
import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { chromium } from '@playwright/test';
import { root } from './bootstrap.mjs';
import { launchOptions } from './chromium.mjs';
import { serve } from './serve.mjs';

/** @type {{ name: string, colorScheme: 'light' | 'dark', width: number, height: number }[]} */
const pictures = [
  { name: 'light', colorScheme: 'light', width: 1440, height: 900 },
  { name: 'dark', colorScheme: 'dark', width: 1440, height: 900 },
  { name: 'phone', colorScheme: 'light', width: 390, height: 844 }
];

/**
 * Scans the sample to its end.
 * @param {import('@playwright/test').Page} page
 */
async function scanSample(page) {
  await page.getByRole('button', { name: 'Try the sample' }).click();
  await page.getByRole('grid').waitFor({ timeout: 120_000 });
  await page.getByLabel('Scan in progress').waitFor({ state: 'detached', timeout: 120_000 });
}

/**
 * Takes a picture of each page but the first, in the order of the header.
 * @param {import('@playwright/test').Page} page
 * @param {string} look
 */
async function otherPages(page, look) {
  const links = page.getByRole('navigation', { name: 'Pages' }).getByRole('link');
  for (const name of (await links.allInnerTexts()).slice(1)) {
    await links.filter({ hasText: name }).click();
    await page.getByRole('heading', { level: 1 }).first().waitFor();
    await page.waitForTimeout(1500);
    await page.screenshot({ path: join(folder, `${name.toLowerCase()}-${look}.png`) });
  }
}

const folder = join(root, 'docs', 'pages');
mkdirSync(folder, { recursive: true });
const server = await serve({ port: 0 });
const browser = await chromium.launch(launchOptions());
try {
  for (const { name, colorScheme, width, height } of pictures) {
    const context = await browser.newContext({ colorScheme, viewport: { width, height } });
    const page = await context.newPage();
    await page.goto(server.address);
    await scanSample(page);
    if (width > 1000) await page.getByRole('row').nth(4).click();
    await page.waitForTimeout(500);
    await page.screenshot({ path: join(root, 'docs', `screenshot-${name}.png`) });
    if (width > 1000) await page.keyboard.press('Escape');
    await otherPages(page, name);
    await context.close();
  }
} finally {
  await browser.close();
  server.close();
}
