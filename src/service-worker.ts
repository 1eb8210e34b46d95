import { cleanupOutdatedCaches, matchPrecache, precache } from 'workbox-precaching';
import type { PrecacheEntry } from 'workbox-precaching';
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

// Claimed at once, so that the first visit is guarded too.
self.addEventListener('activate', (event) => event.waitUntil(self.clients.claim()));

self.addEventListener('message', ({ data }) => {
  if (data === 'apply-update') void self.skipWaiting();
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
    event.respondWith(Response.error());
    event.waitUntil(
      recordRefusal({
        time: Date.now(),
        refusedBy: 'service-worker',
        method: request.method,
        url: withoutQuery(request.url)
      })
    );
  } else if (request.method === 'GET' && request.cache !== 'only-if-cached') {
    event.respondWith(answer(request));
  }
});

async function showPage(): Promise<void> {
  const [open] = await self.clients.matchAll({ type: 'window', includeUncontrolled: true });
  await (open ? open.focus() : self.clients.openWindow(self.registration.scope));
}

async function answer(request: Request): Promise<Response> {
  const kept = await keptFile(request.url);
  if (kept) return withHeaders(kept);
  try {
    return withHeaders(await fetch(request));
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
