import { type Server, createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { expect, test as base, type Page } from '@playwright/test';
import { MODEL_HOSTS } from '../src/lib/language-models/hosts.ts';
import type { RefusedRequest } from '../src/lib/workers/refused-requests.ts';
import { scanSample } from './app.ts';

/** Another origin, which would let anyone read it, and notes who asks. */
const test = base.extend<{ foreign: { address: string; asked: string[] } }>({
  // eslint-disable-next-line no-empty-pattern -- Playwright reads the fixtures' names from it.
  foreign: async ({}, use) => {
    const asked: string[] = [];
    const server: Server = createServer((request, response) => {
      asked.push(`${request.method} ${request.url}`);
      response.setHeader('Access-Control-Allow-Origin', '*');
      response.setHeader('Cross-Origin-Resource-Policy', 'cross-origin');
      response.end('reached');
    });
    await new Promise<void>((listening) => server.listen(0, 'localhost', listening));
    const { port } = server.address() as AddressInfo;
    await use({ address: `http://localhost:${port}`, asked });
    server.close();
    server.closeAllConnections();
  }
});

/** What the page has noted as refused. */
function refusals(page: Page): Promise<RefusedRequest[]> {
  return page.evaluate(async () => {
    const entries = await (await caches.open('refused-requests')).matchAll();
    return Promise.all(entries.map((entry) => entry.json()));
  });
}

async function openGuarded(page: Page) {
  await page.goto('./');
  await page.waitForFunction(() => navigator.serviceWorker.controller !== null);
}

/** Tries the ways a page has of sending something out; returns what came back. */
function tryToSend(page: Page, address: string) {
  return page.evaluate(async (address) => {
    const asText = (promise: Promise<unknown>) =>
      promise.then(
        () => 'reached',
        () => 'refused'
      );
    const image = new Image();
    const loaded = new Promise((done, failed) => {
      image.onload = done;
      image.onerror = failed;
    });
    image.src = `${address}/image?secret`;
    return Promise.all([
      asText(fetch(`${address}/fetch?secret`)),
      asText(fetch(`${address}/post`, { method: 'POST', body: 'secret', mode: 'no-cors' })),
      asText(loaded)
    ]);
  }, address);
}

test('the policy allows no inline script, no eval and no origin but hosts of models', async ({
  page
}) => {
  await page.goto('./');
  const meta = page.locator('meta[http-equiv="content-security-policy"]');
  const policy = (await meta.getAttribute('content')) ?? '';
  expect(policy).toContain("default-src 'none'");
  const connect = `connect-src 'self' ${MODEL_HOSTS.join(' ')};`;
  expect(policy).toContain(connect);
  expect(policy.replace(connect, '')).not.toMatch(/'unsafe-inline'|'unsafe-eval'|https?:|\*/);
});

test('the policy stops requests to another origin, and they are noted', async ({
  page,
  foreign
}) => {
  await openGuarded(page);
  expect(await tryToSend(page, foreign.address)).toEqual(['refused', 'refused', 'refused']);
  expect(foreign.asked).toEqual([]);
  await expect.poll(async () => (await refusals(page)).length).toBe(3);
  for (const { refusedBy, url } of await refusals(page)) {
    expect(refusedBy).toBe('policy');
    expect(url).toMatch(new RegExp(`^${foreign.address}/(fetch|post|image)$`));
  }

  await page.goto('./settings');
  await expect(page.getByRole('main')).toContainText(`${foreign.address}/fetch`);
});

test.describe('with the policy switched off', () => {
  test.use({ bypassCSP: true });

  test('the service worker stops them all the same', async ({ page, foreign }) => {
    await openGuarded(page);
    expect(await tryToSend(page, foreign.address)).toEqual(['refused', 'refused', 'refused']);
    expect(foreign.asked).toEqual([]);
    await expect.poll(async () => (await refusals(page)).length).toBe(3);
    const noted = (await refusals(page)).map(
      ({ refusedBy, method, url }) => `${refusedBy} ${method} ${new URL(url).pathname}`
    );
    expect(noted.sort()).toEqual([
      'service-worker GET /fetch',
      'service-worker GET /image',
      'service-worker POST /post'
    ]);
  });
});

test('an ordinary session asks no other origin for anything', async ({ page, baseURL }) => {
  const origins = new Set<string>();
  page.context().on('request', (request) => {
    const { protocol, origin } = new URL(request.url());
    if (protocol.startsWith('http')) origins.add(origin);
  });
  await openGuarded(page);
  await scanSample(page);
  expect([...origins]).toEqual([new URL(baseURL!).origin]);
  expect(await refusals(page)).toEqual([]);
});

test('hosts of models are refused before the person asks for a model, and after it has come or failed', async ({
  page,
  baseURL
}) => {
  const asked: string[] = [];
  page.context().on('request', (request) => {
    const url = new URL(request.url());
    if (url.protocol === 'https:') asked.push(url.href);
  });
  // The hub answers that it has no such model, whether or not there is a network.
  await page.context().route('https://**', (route) => route.fulfill({ status: 404, body: '' }));
  const ask = (url: string) =>
    page.evaluate(
      (url) =>
        fetch(url).then(
          () => 'reached',
          () => 'refused'
        ),
      url
    );
  const model = 'https://huggingface.co/api/models/x';

  await page.goto('./analyst');
  await page.waitForFunction(() => navigator.serviceWorker.controller !== null);
  expect(await ask(model)).toBe('refused');
  await expect.poll(async () => (await refusals(page)).length).toBe(1);
  expect((await refusals(page))[0]).toMatchObject({ refusedBy: 'service-worker', url: model });
  asked.length = 0;

  const card = page.getByRole('article', { name: 'Gemma 3 270M, without graphics processor' });
  await card.getByRole('button', { name: 'Download' }).click();
  await expect(card.getByRole('alert')).toContainText('did not arrive');
  expect(new Set(asked.map((url) => new URL(url).origin))).toEqual(
    new Set(['https://huggingface.co'])
  );
  expect(await refusals(page)).toHaveLength(1);
  expect(await ask(model)).toBe('refused');
  await expect.poll(async () => (await refusals(page)).length).toBe(2);
  expect(new URL(page.url()).origin).toBe(new URL(baseURL!).origin);
});
