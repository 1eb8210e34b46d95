import { readFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { type FileChooser, type Locator, type Page, expect, test as base } from '@playwright/test';
import { detectionTable, section } from './page-parts.ts';

/**
 * A page that fails its test on a request to another origin, on an error nobody caught, and on anything
 * that the content security policy stopped.
 */
export const test = base.extend({
  page: async ({ page, baseURL }, use) => {
    const wrong: string[] = [];
    const origin = new URL(baseURL!).origin;
    page.context().on('request', (request) => {
      const url = new URL(request.url());
      if (url.protocol.startsWith('http') && url.origin !== origin) wrong.push(request.url());
    });
    page.on('pageerror', (error) => wrong.push(String(error)));
    page.on('console', (message) => {
      if (message.text().includes('Content Security Policy')) wrong.push(message.text());
    });
    await use(page);
    expect(wrong).toEqual([]);
  }
});

export { expect };

/** A file as tests make it. */
export interface TestFile {
  name: string;
  mimeType: string;
  buffer: Buffer;
}

/** A text file. */
export function textFile(name: string, text: string): TestFile {
  return { name, mimeType: 'text/plain', buffer: Buffer.from(text) };
}

/** Files as tests give them: made of bytes, or paths of the disk. */
type Files = Parameters<FileChooser['setFiles']>[0];

/** Picks files through a button that asks for them. */
export async function pickFiles(page: Page, button: Locator, files: Files): Promise<void> {
  const chooser = page.waitForEvent('filechooser');
  await button.click();
  await (await chooser).setFiles(files);
}

/** Picks files to scan. */
export async function openFiles(page: Page, files: Files): Promise<void> {
  await pickFiles(page, page.getByRole('button', { name: 'Open files' }), files);
}

/** Drops files somewhere on the page. */
export async function dropFiles(page: Page, files: TestFile[]): Promise<void> {
  const plain = files.map(({ name, mimeType, buffer }) => ({
    name,
    mimeType,
    bytes: buffer.toString('base64')
  }));
  const drop = (files: typeof plain) => {
    const transfer = new DataTransfer();
    for (const { name, mimeType, bytes } of files) {
      const content = Uint8Array.from(atob(bytes), (char) => char.charCodeAt(0));
      transfer.items.add(new File([content], name, { type: mimeType }));
    }
    const send = (type: string) =>
      document.body.dispatchEvent(
        new DragEvent(type, { dataTransfer: transfer, bubbles: true, cancelable: true })
      );
    send('dragenter');
    // Only where the page takes it does a browser drop a file: not before its scripts run.
    const taken = !send('dragover');
    if (taken) send('drop');
    return taken;
  };
  await expect.poll(() => page.evaluate(drop, plain)).toBe(true);
}

/** Waits until every file given was read, or refused. */
export async function scansEnd(page: Page): Promise<void> {
  await expect(section(page, 'Scan in progress')).toHaveCount(0, {
    timeout: 120_000
  });
}

/** Opens the page and scans the sample that comes with it. */
export async function scanSample(page: Page): Promise<void> {
  await page.goto('./');
  await page.getByRole('button', { name: 'Try the sample' }).click();
  await expect(detectionTable(page)).toBeVisible({ timeout: 120_000 });
  await scansEnd(page);
}

/** The figure that the overview shows under a title. */
export async function figure(page: Page, title: string): Promise<number> {
  const entry = page.getByLabel('Overview').locator('div').filter({ hasText: title });
  return Number((await entry.locator('dd').innerText()).replaceAll(',', ''));
}

/** Findings of axe on the page as it is, in short. */
export async function axeFindings(page: Page): Promise<string[]> {
  const path = createRequire(import.meta.url).resolve('axe-core/axe.min.js');
  await page.evaluate(await readFile(path, 'utf8'));
  return page.evaluate(async () => {
    const { axe } = globalThis as unknown as { axe: typeof import('axe-core') };
    const { violations } = await axe.run();
    return violations.map(({ id, nodes }) => `${id}: ${nodes.map(({ html }) => html).join(' ')}`);
  });
}
