import { readFile } from 'node:fs/promises';
import { expect, it } from 'vitest';
import { readBundle, type ReadFile } from './bundle.ts';
import { checkHash } from './manifest.ts';

const folder = new URL('fixtures/raw-bundle/', import.meta.url);
const read: ReadFile = async (name) => new Uint8Array(await readFile(new URL(name, folder)));

it('reads each file that judging needs once, and asks for the size that the manifest states', async () => {
  const asked: [string, number | null][] = [];
  const { manifest, models } = await readBundle((name, bytes) => {
    asked.push([name, bytes]);
    return read(name, bytes);
  });
  const size = (name: string) => manifest.files[name]!.bytes;
  expect(asked).toEqual([
    ['manifest.json', null],
    ['tokenizer.json', size('tokenizer.json')],
    ['screen.onnx', size('screen.onnx')]
  ]);
  expect(models.map((model) => model.length)).toEqual([size('screen.onnx')]);
});

it.each([
  ['manifest.json', 'not JSON', /manifest\.json is not JSON/],
  ['tokenizer.json', '{}', /tokenizer\.json is damaged/],
  ['screen.onnx', '', /screen\.onnx is damaged/]
])('refuses a bundle with another %s, naming it', async (changed, content, what) => {
  const damaged: ReadFile = (name, bytes) =>
    name === changed ? Promise.resolve(new TextEncoder().encode(content)) : read(name, bytes);
  await expect(readBundle(damaged)).rejects.toMatchObject({
    code: 'bundle-refused',
    what: expect.stringMatching(what) as string
  });
});

it.each([
  ['shipped', new URL('../../../../static/models/log-line/', import.meta.url)],
  ['converted', folder]
])('the %s bundle has every file that its manifest lists, unharmed', async (_, folder) => {
  const read: ReadFile = async (name) => new Uint8Array(await readFile(new URL(name, folder)));
  const { manifest } = await readBundle(read);
  for (const name of Object.keys(manifest.files)) {
    const content = await read(name, null);
    await expect(checkHash(manifest, name, content)).resolves.toBeUndefined();
    expect(content.length).toBe(manifest.files[name]!.bytes);
  }
});
