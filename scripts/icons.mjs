/** Draws the PNG icons from the SVG ones: `npm run icons`. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { chromium } from '@playwright/test';
import { root } from './bootstrap.mjs';
import { launchOptions } from './chromium.mjs';

const folder = join(root, 'static/icons');
const icons = [
  { from: 'icon.svg', to: 'icon-192.png', size: 192 },
  { from: 'icon.svg', to: 'icon-512.png', size: 512 },
  { from: 'icon-maskable.svg', to: 'icon-maskable-512.png', size: 512 },
  // iOS fills transparent corners with black and rounds them itself.
  { from: 'icon-maskable.svg', to: 'apple-touch-icon.png', size: 180 }
];

const browser = await chromium.launch(launchOptions());
for (const { from, to, size } of icons) {
  const page = await browser.newPage({ viewport: { width: size, height: size } });
  const svg = readFileSync(join(folder, from), 'utf8');
  await page.setContent(`<style>body{margin:0}svg{display:block}</style>${svg}`);
  await page.screenshot({ path: join(folder, to), omitBackground: true });
  await page.close();
}
await browser.close();
