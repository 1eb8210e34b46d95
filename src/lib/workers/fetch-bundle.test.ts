import { afterEach, expect, it, vi } from 'vitest';
import { fetchBundle } from './fetch-bundle.ts';
import type { LoadProgress } from './protocol.ts';

afterEach(() => void vi.unstubAllGlobals());

const BASE = 'https://site.example/models/log-line/';

function serve(answer: (url: string) => Response | Promise<Response>) {
  vi.stubGlobal('fetch', async (url: URL) => answer(url.href));
}

it('reads files below its folder, and counts bytes of those whose size is known', async () => {
  serve((url) => new Response(url.endsWith('manifest.json') ? '{}' : new Uint8Array(1000)));
  const told: LoadProgress[] = [];
  const read = fetchBundle(BASE, (progress) => told.push(progress));
  expect(await read('manifest.json', null)).toEqual(new TextEncoder().encode('{}'));
  expect(told).toEqual([]);
  await Promise.all([read('a.onnx', 1000), read('b.onnx', 1000)]);
  expect(told.at(-1)).toEqual({ loaded: 2000, total: 2000 });
});

it.each([
  ['is not there', () => new Response('', { status: 404 })],
  ['cannot be reached', () => Promise.reject(new TypeError('Failed to fetch'))]
])('names a file that %s', async (_, answer) => {
  serve(answer);
  const error: unknown = await fetchBundle(BASE, () => undefined)('a.onnx', 5).catch((e) => e);
  expect(error).toMatchObject({ code: 'bundle-unavailable' });
  expect(String(error)).toContain('a.onnx');
});
