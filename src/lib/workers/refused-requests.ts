/** One request to another origin that was not let through. */
export interface RefusedRequest {
  /** Milliseconds since 1970. */
  time: number;
  /** What stopped it: the page's content security policy, or the service worker. */
  refusedBy: 'policy' | 'service-worker';
  /** Null where the browser does not tell. */
  method: string | null;
  /** Origin and path; the query may hold what was to be smuggled out and is not kept. */
  url: string;
}

const cacheName = 'refused-requests';
const keptAtMost = 200;

/**
 * Notes a refused request. Page and service worker both write: each entry has a key of its own, so
 * that neither overwrites the other's.
 */
export async function recordRefusal(refused: RefusedRequest): Promise<void> {
  const cache = await caches.open(cacheName);
  await cache.put(`/refused-requests/${crypto.randomUUID()}`, Response.json(refused));
  const keys = await cache.keys();
  await Promise.all(keys.slice(0, -keptAtMost).map((key) => cache.delete(key)));
}

/** The refused requests, newest first; the expected number is none. */
export async function listRefusals(): Promise<RefusedRequest[]> {
  const cache = await caches.open(cacheName);
  const entries = await cache.matchAll();
  const refused = await Promise.all(
    entries.map((entry) => entry.json() as Promise<RefusedRequest>)
  );
  return refused.sort((a, b) => b.time - a.time);
}

/** Empties the list. */
export async function forgetRefusals(): Promise<void> {
  await caches.delete(cacheName);
}

/** Origin and path of an address; the text itself where it is no address (`inline`, `eval`). */
export function withoutQuery(address: string): string {
  if (!URL.canParse(address)) return address;
  const { protocol, host, pathname } = new URL(address);
  return `${protocol}//${host}${pathname}`;
}
