import { cleanupOutdatedCaches, matchPrecache, precache } from 'workbox-precaching';
import type { PrecacheEntry } from 'workbox-precaching';
import { isModelHost } from './lib/language-models/hosts.ts';
import {
  hasPermission,
  isPermissionMessage,
  setPermission
} from './lib/workers/model-host-permission.ts';
import { recordRefusal, withoutQuery } from './lib/workers/refused-requests.ts';

declare const self: ServiceWorkerGlobalScope & { __WB_MANIFEST: PrecacheEntry[] };

/**
 * Sent where the host sends none: the first three allow WASM threads; the policy holds for workers,
 * which do not inherit the page's meta tag.
 */
const addedHeaders = {
  'Cross-Origin-Opener-Policy': 'same-origin',
  'Cross-Origin-Embedder-Policy': 'require-corp',
  'Cross-Origin-Resource-Policy': 'same-origin'
};
const workerPolicy =
  "default-src 'none'; script-src 'self' 'wasm-unsafe-eval'; connect-src 'self'; worker-src 'self'";

precache(self.__WB_MANIFEST);
cleanupOutdatedCaches();

// Claimed at once, so that the first visit is guarded too. Activation does not wait for it: in Firefox a
// claim ends once every worker of the page has answered, and the model's threads block while they wait for
// work. With `waitUntil` it never became active, and held every request back.
self.addEventListener('activate', () => void self.clients.claim());

self.addEventListener('message', (event) => {
  const { data, source, ports } = event;
  if (data === 'apply-update') void self.skipWaiting();
  if (isPermissionMessage(data) && source instanceof Client) {
    const isOpen = async (id: string) => (await self.clients.get(id)) !== undefined;
    const set = setPermission(source.id, data.allowed, isOpen);
    event.waitUntil(set.then(() => ports[0]?.postMessage('done')));
  }
});

self.addEventListener('notificationclick', (event) => {
  event.notification.close();
  event.waitUntil(showPage());
});

self.addEventListener('fetch', (event) => {
  const { request } = event;
  const { protocol, origin } = new URL(request.url);
  if (!protocol.startsWith('http')) return;
  if (origin !== self.location.origin) {
    event.respondWith(foreign(request, event.clientId));
  } else if (request.method === 'GET' && request.cache !== 'only-if-cached') {
    event.respondWith(answer(request));
  }
});

async function showPage(): Promise<void> {
  const [open] = await self.clients.matchAll({ type: 'window', includeUncontrolled: true });
  await (open ? open.focus() : self.clients.openWindow(self.registration.scope));
}

/** Lets a page that asked for a language model reach its hosts; refuses and notes all else. */
async function foreign(request: Request, clientId: string): Promise<Response> {
  const plain = request.method === 'GET' && request.mode === 'cors';
  if (plain && isModelHost(request.url) && (await hasPermission(clientId))) return fetch(request);
  await recordRefusal({
    time: Date.now(),
    refusedBy: 'service-worker',
    method: request.method,
    url: withoutQuery(request.url)
  });
  return Response.error();
}

async function answer(request: Request): Promise<Response> {
  const kept = (await keptFile(request.url)) ?? (await onDemandFile(request));
  if (kept) return withHeaders(kept);
  try {
    const response = withHeaders(await fetch(request));
    if (isOnDemand(request.url) && response.status === 200) await keepOnDemand(request, response);
    return response;
  } catch (error) {
    // The shell finds its files beside its own address, so it is not shown under another one.
    if (request.mode === 'navigate') return Response.redirect(self.registration.scope);
    throw error;
  }
}

/** The precached file of an address, whatever its search parameters. */
async function keptFile(address: string): Promise<Response | undefined> {
  const url = withoutQuery(address);
  if (url.endsWith('/')) return matchPrecache(`${url}index.html`);
  return (await matchPrecache(url)) ?? matchPrecache(`${url}.html`);
}

/**
 * The programs for language models: kept when they are first used, since they are large and of use to
 * those alone who asked for a model. Their names hold a hash, so that none is ever out of date.
 */
const ON_DEMAND = 'on-demand';
const ON_DEMAND_FILES = 24;

function isOnDemand(url: string): boolean {
  return new URL(url).pathname.includes('/_app/immutable/');
}

async function onDemandFile(request: Request): Promise<Response | undefined> {
  return isOnDemand(request.url) ? (await caches.open(ON_DEMAND)).match(request.url) : undefined;
}

async function keepOnDemand({ url }: Request, response: Response): Promise<void> {
  const cache = await caches.open(ON_DEMAND);
  // A full disk costs the use offline, and not the page.
  await cache.put(url, response.clone()).catch(() => undefined);
  const keys = await cache.keys();
  await Promise.all(keys.slice(0, -ON_DEMAND_FILES).map((key) => cache.delete(key)));
}

function withHeaders(response: Response): Response {
  // Redirects and failures cannot be rebuilt, and need no headers.
  if (response.type === 'opaqueredirect' || response.type === 'error') return response;
  const headers = new Headers(response.headers);
  for (const [name, value] of Object.entries(addedHeaders)) {
    if (!headers.has(name)) headers.set(name, value);
  }
  const type = headers.get('Content-Type') ?? '';
  if (type.includes('javascript') && !headers.has('Content-Security-Policy')) {
    headers.set('Content-Security-Policy', workerPolicy);
  }
  const { status, statusText } = response;
  const hasBody = ![204, 205, 304].includes(status);
  return new Response(hasBody ? response.body : null, { status, statusText, headers });
}
