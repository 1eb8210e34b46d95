import { InsytError } from '../base/error.ts';
import type { ReadFile } from '../detectors/log-line/bundle.ts';
import type { BundleFile, Db } from './schema.ts';

/** Keeps an imported bundle in place of any other: all of its files or none. */
export async function keepBundle(db: Db, files: readonly BundleFile[]): Promise<void> {
  await db.transaction('rw', db.bundleFiles, async () => {
    await db.bundleFiles.clear();
    await db.bundleFiles.bulkAdd(files);
  });
}

/** Removes the imported bundle. */
export async function dropBundle(db: Db): Promise<void> {
  await db.bundleFiles.clear();
}

/**
 * Reads the imported bundle's files; null when there is none. What it gives throws InsytError
 * `bundle-unavailable` for a file that is not kept.
 */
export async function keptBundle(db: Db): Promise<ReadFile | null> {
  if ((await db.bundleFiles.count()) === 0) return null;
  return async (name) => {
    const file = await db.bundleFiles.get(name);
    if (file) return file.content;
    throw new InsytError(
      'bundle-unavailable',
      `The imported model bundle is not complete: ${name} is no longer stored.`,
      'Import the bundle again, or use the built-in model (page Model).'
    );
  };
}
