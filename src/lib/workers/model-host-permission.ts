const CACHE = 'model-host-permission';
const keyOf = (clientId: string) => `/model-host-permission/${clientId}`;

/** Message from page to service worker: may this page ask hosts of language models now? */
export interface PermissionMessage {
  kind: 'model-hosts';
  allowed: boolean;
}

/** Whether what came to the service worker is such a message. */
export function isPermissionMessage(data: unknown): data is PermissionMessage {
  return typeof data === 'object' && data !== null && 'kind' in data && data.kind === 'model-hosts';
}

/**
 * Allows a page the hosts of models, or no more. Kept in a cache, since browsers end service workers in
 * the midst of a long download; what was allowed to pages that are closed goes.
 */
export async function setPermission(
  clientId: string,
  allowed: boolean,
  isOpen: (clientId: string) => Promise<boolean>
): Promise<void> {
  const cache = await caches.open(CACHE);
  if (allowed) await cache.put(keyOf(clientId), new Response(''));
  else await cache.delete(keyOf(clientId));
  for (const key of await cache.keys()) {
    const id = key.url.slice(key.url.lastIndexOf('/') + 1);
    if (!(await isOpen(id))) await cache.delete(key);
  }
}

/** Whether a page may ask the hosts of models. */
export async function hasPermission(clientId: string): Promise<boolean> {
  if (clientId === '') return false;
  return (await (await caches.open(CACHE)).match(keyOf(clientId))) !== undefined;
}
