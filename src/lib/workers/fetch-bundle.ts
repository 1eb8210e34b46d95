import { InsytError } from '../base/error.ts';
import type { ReadFile } from '../detectors/log-line/bundle.ts';
import type { LoadProgress } from './protocol.ts';

/**
 * Reads a bundle's files over HTTP (or from the service worker's cache), reporting bytes.
 * @param base URL of the bundle's folder, with the final slash
 */
export function fetchBundle(base: string, onProgress: (progress: LoadProgress) => void): ReadFile {
  const progress: LoadProgress = { loaded: 0, total: 0 };
  return async (name, bytes) => {
    if (bytes !== null) progress.total += bytes;
    const response = await fetch(new URL(name, base)).catch((error: unknown) => {
      throw unavailable(name, error);
    });
    if (!response.ok || !response.body) throw unavailable(name, response.status);
    const parts: Uint8Array<ArrayBuffer>[] = [];
    const reader = response.body.getReader();
    for (;;) {
      const { done, value } = await reader.read();
      if (done) break;
      parts.push(value);
      if (bytes !== null) {
        progress.loaded += value.length;
        onProgress({ ...progress });
      }
    }
    return new Uint8Array(await new Blob(parts).arrayBuffer());
  };
}

function unavailable(name: string, cause: unknown): InsytError {
  return new InsytError(
    'bundle-unavailable',
    `The model could not be loaded: ${name} did not arrive.`,
    'Check that the site is reachable, then reload the page.',
    cause
  );
}
