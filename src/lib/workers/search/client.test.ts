import { describe, expect, it } from 'vitest';
import { ANY_LINE } from '../../lines/test-criteria.ts';
import { PortWorker } from '../test-port-worker.ts';
import { SearchClient } from './client.ts';
import type { SearchApi, SearchReport, SearchRequest } from './protocol.ts';

const never = () => new Promise<never>(() => undefined);

const request: SearchRequest = {
  sourceId: 1,
  text: null,
  format: null,
  reference: 0,
  logZone: null,
  criteria: ANY_LINE
};

function clientOf(api: Partial<SearchApi>) {
  const workers: PortWorker[] = [];
  const client = new SearchClient(() => {
    workers.push(new PortWorker(api));
    return workers.at(-1) as unknown as Worker;
  });
  return { client, workers };
}

describe('SearchClient', () => {
  it('passes reports on, and ends the worker with the call', async () => {
    const { client, workers } = clientOf({
      search: async (_, onReport) => {
        await onReport({ hits: Uint32Array.of(3, 5), places: [], searched: 9 });
        return { ok: true, value: undefined };
      }
    });
    const reports: SearchReport[] = [];
    await client.search(request, (report) => reports.push(report), new AbortController().signal);
    expect(reports).toEqual([{ hits: Uint32Array.of(3, 5), places: [], searched: 9 }]);
    expect(workers.map(({ terminated }) => terminated)).toEqual([true]);
  });

  it('throws what the worker says is wrong', async () => {
    const error = { code: 'bad-regex', what: 'what', next: 'next', cause: null };
    const { client, workers } = clientOf({ search: () => Promise.resolve({ ok: false, error }) });
    const call = client.search(request, () => undefined, new AbortController().signal);
    await expect(call).rejects.toMatchObject({ code: 'bad-regex', next: 'next' });
    expect(workers[0]!.terminated).toBe(true);
  });

  it('ends the worker when the signal aborts', async () => {
    const { client, workers } = clientOf({ search: never });
    const abort = new AbortController();
    const call = client.search(request, () => undefined, abort.signal);
    abort.abort();
    await expect(call).rejects.toMatchObject({ name: 'AbortError' });
    expect(workers[0]!.terminated).toBe(true);
  });

  it('rejects when the worker dies', async () => {
    const { client, workers } = clientOf({ unpack: never });
    const call = client.unpack(
      new File(['x'], 'a.gz'),
      1,
      () => undefined,
      new AbortController().signal
    );
    workers[0]!.onerror!({ message: 'out of memory' });
    await expect(call).rejects.toMatchObject({ code: 'worker-died' });
  });

  it('ends a regular expression that gives no sign of life', async () => {
    const { client, workers } = clientOf({
      search: async (_, onReport) => {
        await onReport({ hits: Uint32Array.of(3), places: [], searched: 9 });
        return never();
      }
    });
    const criteria = { ...ANY_LINE, text: 'x', regex: true };
    const reports: SearchReport[] = [];
    const call = client.search(
      { ...request, criteria },
      (report) => reports.push(report),
      new AbortController().signal
    );
    await expect(call).rejects.toMatchObject({
      code: 'regex-slow',
      what: expect.stringContaining('line 9') as string
    });
    expect(reports).toHaveLength(1);
    expect(workers[0]!.terminated).toBe(true);
  });
});
