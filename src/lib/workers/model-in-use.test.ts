import 'fake-indexeddb/auto';
import { readFile, readdir } from 'node:fs/promises';
import * as ort from 'onnxruntime-web';
import { beforeEach, describe, expect, it } from 'vitest';
import type { ReadFile } from '../detectors/log-line/bundle.ts';
import { type Db, openDb } from '../db/schema.ts';
import { ModelInUse } from './model-in-use.ts';

const shipped = new URL('../../../static/models/log-line/', import.meta.url);
const foreign = new URL('../detectors/log-line/fixtures/raw-bundle/', import.meta.url);
const nothing = () => undefined;

const readShipped: ReadFile = async (name) =>
  new Uint8Array(await readFile(new URL(name, shipped)));

/** The foreign bundle as a folder picker gives it. */
async function pickedFiles(): Promise<File[]> {
  const names = await readdir(foreign);
  return Promise.all(
    names.map(async (name) => new File([await readFile(new URL(name, foreign))], name))
  );
}

let db: Db;
let name = 0;
beforeEach(() => {
  db = openDb(`model-${name++}`);
});

/** What a page has after a load: the same database, nothing in memory. */
function freshModel(builtIn = readShipped): ModelInUse {
  return new ModelInUse(db, {
    runtimes: async () => ({ wasm: { ort, threads: 1 }, webgpu: null }),
    builtIn: () => builtIn
  });
}

const noNetwork: ReadFile = () => Promise.reject(new Error('no network'));

describe('ModelInUse', { timeout: 120_000 }, () => {
  it('uses an imported bundle, after a reload and without the network too, until switched back', async () => {
    const model = freshModel();
    expect(await model.load('', nothing)).toMatchObject({ name: 'INSyT', imported: false });

    const imported = { name: 'raw-fixture', licence: 'MIT', imported: true, input: 'raw' };
    expect(await model.importBundle('', await pickedFiles())).toMatchObject(imported);
    expect((await model.detector()).bundle).toMatch(/^raw-fixture /);

    const reloaded = freshModel(noNetwork);
    expect(await reloaded.load('', nothing)).toMatchObject(imported);

    expect(await (await reloaded.detector()).about('golden.json')).toHaveProperty('lines');
    expect(await (await reloaded.detector()).about('card.json')).toBeNull();

    const back = freshModel();
    await back.load('', nothing);
    expect(await back.useBuiltIn('', nothing)).toMatchObject({ name: 'INSyT', imported: false });
    expect(await db.bundleFiles.count()).toBe(0);
    expect((await back.detector()).bundle).toMatch(/^INSyT /);
  });

  it('keeps what it had when a bundle is refused', async () => {
    const model = freshModel();
    await model.load('', nothing);
    const files = await pickedFiles();
    const damaged = files.map((file) =>
      file.name === 'tokenizer.json' ? new File(['{}'], file.name) : file
    );
    await expect(model.importBundle('', damaged)).rejects.toMatchObject({
      code: 'bundle-refused',
      what: expect.stringContaining('tokenizer.json is damaged') as string
    });
    expect((await model.detector()).bundle).toMatch(/^INSyT /);
    expect(await db.bundleFiles.count()).toBe(0);
  });

  it('refuses a bundle whose account of its model is damaged', async () => {
    const files = await pickedFiles();
    const damaged = files.map((file) =>
      file.name === 'golden.json' ? new File(['{}'], file.name) : file
    );
    await expect(freshModel().importBundle('', damaged)).rejects.toMatchObject({
      code: 'bundle-refused',
      what: expect.stringContaining('golden.json is damaged') as string
    });
    expect(await db.bundleFiles.count()).toBe(0);
  });

  it('keeps an imported bundle when the built-in one does not arrive', async () => {
    const model = freshModel(noNetwork);
    await model.importBundle('', await pickedFiles());
    await expect(model.useBuiltIn('', nothing)).rejects.toThrow('no network');
    expect((await model.detector()).bundle).toMatch(/^raw-fixture /);
    expect(await freshModel(noNetwork).load('', nothing)).toMatchObject({ imported: true });
  });

  it('names a file that is lost from storage', async () => {
    await freshModel().importBundle('', await pickedFiles());
    await db.bundleFiles.delete('screen.onnx');
    await expect(freshModel().load('', nothing)).rejects.toMatchObject({
      code: 'bundle-unavailable',
      what: expect.stringContaining('screen.onnx') as string
    });
  });

  it('loads again after a failure', async () => {
    let offline = true;
    const model = freshModel((name, bytes) => (offline ? noNetwork : readShipped)(name, bytes));
    await expect(model.load('', nothing)).rejects.toThrow('no network');
    offline = false;
    expect(await model.load('', nothing)).toMatchObject({ name: 'INSyT' });
  });
});
