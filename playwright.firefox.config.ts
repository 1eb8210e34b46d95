import { defineConfig } from '@playwright/test';
import base from './playwright.config.ts';
import { firefoxPath } from './scripts/firefox.mjs';

const executablePath = firefoxPath();

/** The same tests in a stock Firefox, which Playwright drives by WebDriver BiDi. */
export default defineConfig({
  ...base,
  use: {
    ...base.use,
    browserName: 'firefox',
    channel: 'moz-firefox',
    launchOptions: executablePath ? { executablePath } : {}
  }
});
