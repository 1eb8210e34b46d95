import { cp, mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { vendor } from './vendor.ts';

const tiny = fileURLToPath(
  new URL('../src/lib/engines/transformers/fixtures/tiny-gemma', import.meta.url)
);
let to: string;
beforeEach(async () => (to = await mkdtemp(join(tmpdir(), 'insyt-vendor-'))));
afterEach(() => rm(to, { recursive: true }));

const readJson = async (path: string) =>
  JSON.parse(await readFile(join(to, path), 'utf8')) as unknown;

it('copies what is read of a model, lists it with hashes, and enters it once', async () => {
  const from = await mkdtemp(join(to, 'from-'));
  await cp(tiny, from, { recursive: true });
  await cp(join(tiny, 'config.json'), join(from, 'README.md'));
  for (let times = 0; times < 2; times++) {
    await vendor('gemma-3-270m-it-ONNX', to, from, () => undefined);
  }
  expect(await readJson('gemma-3-270m-it-ONNX/resolve/main/files.json')).toEqual(
    [
      'config.json',
      'generation_config.json',
      'onnx/model_q4.onnx',
      'tokenizer.json',
      'tokenizer_config.json'
    ].map((path) => ({
      path,
      size: expect.any(Number) as number,
      sha256: expect.stringMatching(/^[\da-f]{64}$/) as string
    }))
  );
  expect(await readJson('index.json')).toEqual({
    models: [
      expect.objectContaining({
        id: 'gemma-3-270m-it-ONNX',
        base: 'gemma-3-270m-it-ONNX/resolve/main/',
        library: null
      }) as object
    ]
  });
});

it('names what it does not know, and a folder without a model', async () => {
  await expect(vendor('gpt', to, null, () => undefined)).rejects.toMatchObject({
    code: 'unknown-model'
  });
  const empty = await mkdtemp(join(to, 'empty-'));
  await expect(vendor('gemma-3-270m-it-ONNX', to, empty, () => undefined)).rejects.toMatchObject({
    code: 'model-incomplete'
  });
});
