import { createHash } from 'node:crypto';
import { beforeEach, describe, expect, it, vi } from 'vitest';
import { CATALOGUE } from '../catalogue.ts';
import { download } from './download.ts';
import { importFolder } from './import-folder.ts';
import { bytesHere, keptModels, remove } from './kept-models.ts';
import { listFiles } from './list-files.ts';
import { urlsIn, useMemoryCaches } from '../../base/test-caches.ts';

const MEGABYTE = 1024 * 1024;
const model = CATALOGUE.find(({ id }) => id === 'gemma3-1b-it-q4f16_1-MLC')!;
const onnx = CATALOGUE.find(({ id }) => id === 'gemma-3-270m-it-ONNX')!;

const hashOf = (bytes: Uint8Array | string) => createHash('sha256').update(bytes).digest('hex');
const md5Of = (bytes: Uint8Array) => createHash('md5').update(bytes).digest('hex');
const gitIdOf = (text: string) =>
  createHash('sha1').update(`blob ${text.length}\0${text}`).digest('hex');

/** The smallest WebAssembly module. */
const wasm = Uint8Array.of(0, 0x61, 0x73, 0x6d, 1, 0, 0, 0);
const shard = new Uint8Array(20 * MEGABYTE).fill(7);
const config = '{"context_window_size": 4096}';
const tensors = JSON.stringify({
  records: [{ dataPath: 'params_shard_0.bin', nbytes: shard.length, md5sum: md5Of(shard) }]
});

/** A hub with one model; each request can be broken by a test. */
class Hub {
  asked: string[] = [];
  files: Record<string, Uint8Array | string> = {
    'params_shard_0.bin': shard,
    'mlc-chat-config.json': config,
    'tensor-cache.json': tensors,
    'tokenizer.json': '{}',
    'README.md': 'Not read.'
  };
  answer = (response: Response, _range: string | null): Response => response;

  fetch = (url: string, { headers = {}, signal }: RequestInit = {}): Promise<Response> => {
    signal?.throwIfAborted();
    const range = new Headers(headers).get('Range');
    this.asked.push(`${url.slice(url.lastIndexOf('/') + 1)}${range ? ` ${range}` : ''}`);
    if (url.includes('/api/models/')) return Promise.resolve(this.#tree());
    if (url === model.library) return Promise.resolve(new Response(wasm));
    const content = new Blob([this.files[url.slice(model.base.length)] as BlobPart]);
    const [, from, to] = /bytes=(\d+)-(\d+)/.exec(range ?? '') ?? [];
    const response = from
      ? new Response(content.slice(Number(from), Number(to) + 1), { status: 206 })
      : new Response(content);
    return Promise.resolve(this.answer(response, range));
  };

  #tree(): Response {
    return Response.json(
      Object.entries(this.files).map(([path, content]) => ({
        type: 'file',
        path,
        ...(typeof content === 'string'
          ? { size: content.length, oid: gitIdOf(content) }
          : { size: 130, oid: 'pointer', lfs: { size: content.length, oid: hashOf(content) } })
      }))
    );
  }
}

let hub: Hub;
let room: { left: number };
beforeEach(() => {
  room = useMemoryCaches();
  hub = new Hub();
  vi.stubGlobal('fetch', (url: string, init?: RequestInit) => hub.fetch(url, init));
});

const options = (
  signal = new AbortController().signal,
  onBytes: (bytes: number) => void = () => {}
) => ({
  signal,
  onBytes
});

const allHere = {
  'webllm/model': ['params_shard_0.bin', 'tensor-cache.json', 'tokenizer.json'].map(
    (path) => model.base + path
  ),
  'webllm/config': [`${model.base}mlc-chat-config.json`],
  'webllm/wasm': [model.library!]
};

async function expectAllHere(): Promise<void> {
  for (const [name, urls] of Object.entries(allHere)) expect(await urlsIn(name)).toEqual(urls);
}

describe('download', () => {
  it('brings every file that is read to where WebLLM looks for it, checked, with its bytes told', async () => {
    let bytes = 0;
    const files = await listFiles(model);
    await download(
      model,
      files,
      options(undefined, (more) => (bytes += more))
    );
    await expectAllHere();
    const total = files.reduce((sum, { size }) => sum + (size ?? wasm.length), 0);
    expect(bytes).toBe(total);
    expect(await urlsIn('insyt/language-model-pieces')).toEqual([]);
    expect(await keptModels()).toMatchObject([{ complete: true }]);
    expect(hub.asked).toContain('params_shard_0.bin bytes=16777216-20971519');
    expect(hub.asked.join()).not.toContain('README');
  });

  it('goes on after a break with what has not arrived', async () => {
    const files = await listFiles(model);
    hub.answer = (response, range) => (range?.startsWith('bytes=16') ? Response.error() : response);
    await expect(download(model, files, options())).rejects.toMatchObject({
      code: 'model-not-reached',
      what: expect.stringContaining('params_shard_0.bin') as string
    });
    const [kept] = await keptModels();
    expect(kept!.complete).toBe(false);
    expect(await bytesHere(kept!)).toBe(16 * MEGABYTE);

    hub.answer = (response) => response;
    hub.asked = [];
    await download(model, kept!.files, options());
    expect(hub.asked).not.toContain('params_shard_0.bin bytes=0-16777215');
    await expectAllHere();
  });

  it('ends when paused, and keeps what has arrived', async () => {
    const files = await listFiles(model);
    const pause = new AbortController();
    const paused = download(
      model,
      files,
      options(pause.signal, () => pause.abort())
    );
    await expect(paused).rejects.toMatchObject({ name: 'AbortError' });
    expect(await keptModels()).toMatchObject([{ complete: false }]);
  });

  it('takes a short answer for a break', async () => {
    const files = await listFiles(model);
    hub.answer = (response, range) =>
      range === null ? response : new Response('short', { status: 206 });
    await expect(download(model, files, options())).rejects.toMatchObject({
      code: 'model-not-reached'
    });
  });

  it('takes all of a file from a host that knows no ranges', async () => {
    const files = await listFiles(model);
    hub.answer = (_, range) => new Response(range === null ? '{}' : shard);
    const only = files.filter(({ path }) => path.endsWith('.bin'));
    await download(model, only, options());
    expect(await urlsIn('webllm/model')).toHaveLength(1);
  });

  it('refuses a shard, a configuration and a library that are damaged', async () => {
    const files = await listFiles(model);
    hub.files['params_shard_0.bin'] = new Uint8Array(shard.length);
    await expect(download(model, files, options())).rejects.toMatchObject({
      code: 'model-damaged',
      what: expect.stringContaining('params_shard_0.bin') as string
    });
    expect(await urlsIn('insyt/language-model-pieces')).toEqual([]);
    hub.files['params_shard_0.bin'] = shard;
    hub.files['mlc-chat-config.json'] = config.replace('4', '5');
    await expect(download(model, files, options())).rejects.toMatchObject({
      what: expect.stringContaining('mlc-chat-config.json') as string
    });
    hub.files['mlc-chat-config.json'] = config;
    wasm[0] = 1;
    await expect(download(model, files, options())).rejects.toMatchObject({
      what: expect.stringContaining('-webgpu.wasm') as string
    });
    wasm[0] = 0;
  });

  it('says so when the disk is full', async () => {
    const files = await listFiles(model);
    room.left = 17 * MEGABYTE;
    await expect(download(model, files, options())).rejects.toMatchObject({
      code: 'model-no-room'
    });
  });

  it('says so when the host does not answer', async () => {
    hub.fetch = () => Promise.reject(new TypeError('refused'));
    await expect(listFiles(model)).rejects.toMatchObject({ code: 'model-not-reached' });
  });
});

describe('importFolder', () => {
  const fileOf = (path: string, content: Uint8Array | string) => {
    const file = new File([content as BlobPart], path.slice(path.lastIndexOf('/') + 1));
    return Object.defineProperty(file, 'webkitRelativePath', { value: path });
  };
  const folder = () => [
    ...Object.entries(hub.files).map(([path, content]) => fileOf(`stick/gemma/${path}`, content)),
    fileOf('stick/gemma/gemma3-1b-it-q4f16_1_cs1k-webgpu.wasm', wasm)
  ];

  it('fills the same caches as a download, whatever folder lies around it', async () => {
    await importFolder(model, [fileOf('stick/other.txt', 'x'), ...folder()], () => {});
    await expectAllHere();
    expect(await keptModels()).toMatchObject([{ complete: true }]);
    expect(hub.asked).toEqual([]);
  });

  it('refuses a damaged shard by the hash that the packager wrote, and what is missing', async () => {
    hub.files['params_shard_0.bin'] = new Uint8Array(shard.length);
    await expect(importFolder(model, folder(), () => {})).rejects.toMatchObject({
      code: 'model-damaged',
      what: expect.stringContaining('params_shard_0.bin') as string
    });
    hub.files['params_shard_0.bin'] = shard;
    for (const missing of ['params_shard_0.bin', 'tokenizer.json', 'tensor-cache.json']) {
      const files = folder().filter(({ name }) => name !== missing);
      await expect(importFolder(model, files, () => {})).rejects.toMatchObject({
        code: 'model-incomplete',
        what: expect.stringContaining(missing) as string
      });
    }
    expect(await keptModels()).toEqual([]);
    expect(await urlsIn('webllm/model')).toEqual([]);
  });

  it('checks files by the list that vendor-model writes', async () => {
    const network = 'network';
    const list = [
      ...[
        ['config.json', '{}'],
        ['tokenizer.json', '{}'],
        ['onnx/model_q4.onnx', network]
      ].map(([path, text]) => ({ path, size: text!.length, sha256: hashOf(text!) }))
    ];
    const files = (text: string) => [
      fileOf('m/files.json', JSON.stringify(list)),
      fileOf('m/config.json', '{}'),
      fileOf('m/tokenizer.json', '{}'),
      fileOf('m/onnx/model_q4.onnx', text)
    ];
    await expect(importFolder(onnx, files('nitwork'), () => {})).rejects.toMatchObject({
      code: 'model-damaged'
    });
    await importFolder(onnx, files(network), () => {});
    expect(await urlsIn('transformers-cache')).toEqual(
      ['config.json', 'onnx/model_q4.onnx', 'tokenizer.json'].map((path) => onnx.base + path)
    );
  });
});

it('deletes all of a model, and nothing of another', async () => {
  await download(model, await listFiles(model), options());
  const [kept] = await keptModels();
  await (await caches.open('webllm/model')).put('https://other.example/x', new Response('x'));
  await remove(kept!);
  expect(await keptModels()).toEqual([]);
  expect(await urlsIn('webllm/model')).toEqual(['https://other.example/x']);
  expect(await urlsIn('webllm/config')).toEqual([]);
  expect(await urlsIn('webllm/wasm')).toEqual([]);
});
