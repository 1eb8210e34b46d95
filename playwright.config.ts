import { defineConfig } from '@playwright/test';
import { launchOptions } from './scripts/chromium.mjs';

// Another port lets two checkouts be tested at once.
const port = process.env.INSYT_TEST_PORT ?? '4180';
const address = `http://localhost:${port}/`;

export default defineConfig({
  testDir: 'playwright',
  // The model takes every core, so that two tests at once would only time each other out.
  workers: 1,
  timeout: 120_000,
  expect: { timeout: 20_000 },
  forbidOnly: Boolean(process.env.CI),
  reporter: 'list',
  use: {
    baseURL: address,
    launchOptions: launchOptions(),
    serviceWorkers: 'allow',
    trace: 'retain-on-failure'
  },
  webServer: { command: `node scripts/serve.mjs --port ${port}`, url: address }
});
