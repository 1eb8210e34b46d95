import type { Locator, Page } from '@playwright/test';
import type { PAGES } from '../src/routes/pages.ts';

/** Goes to a page by its link, so that the worker and its model stay. */
export async function visit(page: Page, name: (typeof PAGES)[number]['name']): Promise<void> {
  const links = page.getByRole('navigation', { name: 'Pages' });
  await links.getByRole('link', { name, exact: true }).click();
}

/** The part of a page under a heading or label. */
export function section(page: Page, name: string): Locator {
  return page.getByRole('region', { name, exact: true });
}

export const incidents = (page: Page) => section(page, 'Incidents');
export const sources = (page: Page) => section(page, 'Sources');

/** The table of detections. */
export const detectionTable = (page: Page) => page.getByRole('grid', { name: 'Detections' });

/** What is shown beside the table of the detection that was chosen there. */
export const detail = (page: Page) =>
  page.getByRole('complementary', { name: 'Details of the detection' });

/** By how many CSS pixels the page is wider than its window. */
export function sidewaysScroll(page: Page): Promise<number> {
  return page.evaluate(
    () => document.documentElement.scrollWidth - document.documentElement.clientWidth
  );
}
