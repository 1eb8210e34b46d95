import { readFile } from 'node:fs/promises';
import { expect, it } from 'vitest';
import { readBundle, type ReadFile } from './bundle.ts';

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
