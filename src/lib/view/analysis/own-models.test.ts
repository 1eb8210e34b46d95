import { afterEach, expect, it, vi } from 'vitest';
import { ownModels } from './own-models.ts';

afterEach(() => void vi.unstubAllGlobals());

const ROOT = 'https://site.example/a/';

it('gives addresses below the list, and names no repository', async () => {
  const models = [
    { id: 'one', base: 'one/', library: 'one/lib.wasm' },
    { id: 'two', base: 'two/', library: null }
  ];
  const asked: string[] = [];
  vi.stubGlobal('fetch', (url: URL) => {
    asked.push(url.href);
    return Promise.resolve(Response.json({ models }));
  });
  const folder = `${ROOT}models/language/`;
  expect(await ownModels(ROOT)).toEqual([
    { id: 'one', base: `${folder}one/`, library: `${folder}one/lib.wasm`, repository: null },
    { id: 'two', base: `${folder}two/`, library: null, repository: null }
  ]);
  expect(asked).toEqual([`${folder}index.json`]);
});

it.each([
  ['offline', () => Promise.reject(new TypeError('Failed to fetch'))],
  ['answered by a page', () => Promise.resolve(new Response('<!doctype html>'))],
  ['answered by another list', () => Promise.resolve(Response.json([]))]
])('there are none when %s', async (_, fetch) => {
  vi.stubGlobal('fetch', fetch);
  expect(await ownModels(ROOT)).toEqual([]);
});
