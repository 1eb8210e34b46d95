import { describe, expect, it } from 'vitest';
import { PipelineClient } from './pipeline-client.ts';
import type { ModelInfo, PipelineApi } from './protocol.ts';
import { PortWorker } from './test-port-worker.ts';

const info: ModelInfo = {
  name: 'INSyT',
  version: '1',
  licence: 'MIT',
  imported: false,
  input: 'canonical',
  stages: 1,
  learnt: [],
  thresholds: { unsure: 0.5, detect: 0.7 },
  threads: 1,
  backend: 'wasm',
  backendNote: null,
  bundle: 'INSyT 1',
  embeds: true
};

function clientOf(...apis: Partial<PipelineApi>[]) {
  const workers: PortWorker[] = [];
  const client = new PipelineClient('http://site/', () => {
    const worker = new PortWorker(apis[workers.length] ?? {});
    workers.push(worker);
    return worker as unknown as Worker;
  });
  return { client, workers };
}

const never = () => new Promise<never>(() => undefined);

describe('PipelineClient', () => {
  it('passes answers and errors on', async () => {
    const { client } = clientOf({ load: () => Promise.resolve({ ok: true, value: info }) });
    expect(await client.load(() => undefined)).toEqual(info);
    const error = { code: 'bundle-refused', what: 'what', next: 'next', cause: null };
    const refused = clientOf({ load: () => Promise.resolve({ ok: false, error }) });
    await expect(refused.client.load(() => undefined)).rejects.toMatchObject({
      code: 'bundle-refused'
    });
    client.dispose();
    refused.client.dispose();
  });

  it('settles at once when the signal aborts, whatever the worker does', async () => {
    const { client } = clientOf({ load: never });
    const abort = new AbortController();
    const call = client.load(() => undefined, abort.signal);
    abort.abort();
    await expect(call).rejects.toMatchObject({ name: 'AbortError' });
    client.dispose();
  });

  it('rejects pending calls when the worker dies, and starts a new one for the next', async () => {
    const { client, workers } = clientOf(
      { load: never },
      { load: () => Promise.resolve({ ok: true, value: info }) }
    );
    const call = client.load(() => undefined);
    workers[0]!.onerror!({ message: 'out of memory' });
    await expect(call).rejects.toMatchObject({
      code: 'worker-died',
      what: expect.stringContaining('out of memory') as string
    });
    expect(workers[0]!.terminated).toBe(true);
    expect(await client.load(() => undefined)).toEqual(info);
    client.dispose();
  });

  it('gives a scan an outcome when its worker is closed', async () => {
    const { client } = clientOf({
      load: () => Promise.resolve({ ok: true, value: info }),
      scan: never
    });
    const job = client.scan(new File(['x'], 'a.log'), () => undefined);
    await new Promise((resolve) => setTimeout(resolve, 50));
    client.dispose();
    expect(await job.outcome).toMatchObject({ kind: 'failed', error: { code: 'worker-died' } });
  });
});
