import { InsytError } from '../base/error.ts';

/**
 * A full disk told as such; any other error as it is. Dexie wraps the browser's error as `inner`.
 * @param name of the file that was being read
 * @param then what follows once there is room
 */
export function storageFull(error: unknown, name: string, then: string): unknown {
  const names = [error, (error as { inner?: unknown } | null)?.inner].map(
    (layer) => (layer as { name?: string } | null)?.name
  );
  if (!names.includes('QuotaExceededError')) return error;
  return new InsytError(
    'storage-full',
    `The browser's storage is full: ${name} was read only in part.`,
    `Remove sources that are no longer needed, ${then}`,
    error
  );
}
