/**
 * `npm run test:firefox`: the end-to-end tests in the Firefox of this machine, on a fresh build. No part
 * of `npm test`: they are written for Chromium, and this says what another engine makes of the same page.
 * Arguments go to Playwright: `npm run test:firefox -- scan.spec.ts`.
 */
import { existsSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { bin, run } from './bootstrap.mjs';
import { build } from './build.mjs';

const debianPaths = ['/usr/bin/firefox-esr', '/usr/bin/firefox'];

/** Path of the Firefox to use: FIREFOX_PATH, else Debian's; undefined where there is none. */
export function firefoxPath() {
  return process.env.FIREFOX_PATH ?? debianPaths.find((path) => existsSync(path));
}

async function test() {
  if (!firefoxPath()) {
    process.stdout.write(
      'No Firefox is installed, so nothing was tested; FIREFOX_PATH can name one.\n'
    );
    return 0;
  }
  const config = ['--config', 'playwright.firefox.config.ts'];
  const playwright = [bin('@playwright/test', 'playwright'), 'test', ...config];
  return (await build()) || run(process.execPath, [...playwright, ...process.argv.slice(2)]);
}

if (process.argv[1] === fileURLToPath(import.meta.url)) process.exitCode = await test();
