/** The Cache API in memory, as much of it as is used here; Node has none. */
class MemoryCache {
  readonly #entries = new Map<string, { body: Blob; headers: Headers }>();
  /** Bytes that may still be put. */
  constructor(readonly room: { left: number }) {}

  async put(url: string, response: Response): Promise<void> {
    const body = await response.blob();
    if (body.size > this.room.left) throw new DOMException('Full.', 'QuotaExceededError');
    this.room.left -= body.size;
    this.#entries.set(absolute(url), { body, headers: response.headers });
  }

  match(request: string | { url: string }): Promise<Response | undefined> {
    const entry = this.#entries.get(absolute(request));
    return Promise.resolve(entry && new Response(entry.body, { headers: entry.headers }));
  }

  async matchAll(): Promise<Response[]> {
    return Promise.all([...this.#entries.keys()].map(async (url) => (await this.match(url))!));
  }

  keys(): Promise<{ url: string }[]> {
    return Promise.resolve([...this.#entries.keys()].map((url) => ({ url })));
  }

  delete(request: string | { url: string }): Promise<boolean> {
    return Promise.resolve(this.#entries.delete(absolute(request)));
  }
}

const absolute = (request: string | { url: string }) =>
  new URL(typeof request === 'string' ? request : request.url, 'https://site.example/').href;

/** Takes the place of `caches`; @returns the room that is left in it, in bytes, for a test to lower */
export function useMemoryCaches(): { left: number } {
  const room = { left: Infinity };
  const byName = new Map<string, MemoryCache>();
  const open = (name: string) => {
    if (!byName.has(name)) byName.set(name, new MemoryCache(room));
    return Promise.resolve(byName.get(name)!);
  };
  globalThis.caches = { open } as unknown as CacheStorage;
  return room;
}

/** URLs that a cache holds, in order. */
export async function urlsIn(name: string): Promise<string[]> {
  return (await (await caches.open(name)).keys()).map(({ url }) => url).sort();
}
