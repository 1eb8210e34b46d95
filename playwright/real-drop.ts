import { type Page, expect } from '@playwright/test';

/**
 * Drops files and folders of the disk on the empty start page, as a person does: the browser itself makes the transfer,
 * with entries of real folders and handles of real files.
 * @param paths absolute paths
 */
export async function dropFromDisk(page: Page, paths: string[]): Promise<void> {
  const session = await page.context().newCDPSession(page);
  // Copying is all that the page may do with them.
  const data = { items: [], files: paths, dragOperationsMask: 1 };
  const send = (type: 'dragEnter' | 'dragOver' | 'drop') =>
    session.send('Input.dispatchDragEvent', { type, x: 200, y: 300, data });
  // Before its scripts run the page takes nothing, and the browser would open the file instead.
  await page.getByRole('heading', { name: 'Drop log files here' }).waitFor();
  await send('dragEnter');
  await send('dragOver');
  await expect(page.getByText('Drop to scan')).toBeVisible();
  await send('drop');
  await session.detach();
}
