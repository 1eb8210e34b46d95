import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { InsytError } from '../src/lib/base/error.ts';
import type { ReadFile } from '../src/lib/detectors/log-line/bundle.ts';

/**
 * Reads a bundle's files from a folder; what it returns throws InsytError `bundle-unavailable` for a file that
 * cannot be read.
 */
export function readFrom(folder: string): ReadFile {
  return async (name) => {
    const path = join(folder, name);
    const content = await readFile(path).catch((error: unknown) => {
      throw new InsytError(
        'bundle-unavailable',
        `The model bundle is not complete: ${path} cannot be read.`,
        'Name the folder that holds manifest.json and the files it lists (--bundle DIR).',
        error
      );
    });
    return new Uint8Array(content);
  };
}
