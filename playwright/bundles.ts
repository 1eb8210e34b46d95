import { fileURLToPath } from 'node:url';
import type { Page } from '@playwright/test';
import { pickFiles } from './app.ts';

const fixture = (name: string) =>
  fileURLToPath(new URL(`../src/lib/detectors/log-line/fixtures/${name}/`, import.meta.url));

/** A foreign bundle, converted from random weights: it calls every line a threat, and has no card. */
export const RAW_BUNDLE = fixture('raw-bundle');

/** Random weights that call every line a threat, and place web lines and logins apart. */
export const EMBEDDING_BUNDLE = fixture('embedding-bundle');

/** Imports a bundle on the page Model. */
export async function importBundle(page: Page, folder: string): Promise<void> {
  await pickFiles(page, page.getByRole('button', { name: 'Import a model bundle' }), folder);
}
