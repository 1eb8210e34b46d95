import * as Comlink from 'comlink';
import { describe, expect, it } from 'vitest';
import { fillPlaybook } from '../../analysis/fill/fill.ts';
import { playbooksOf } from '../../analysis/playbooks/choose.ts';
import { incidentsOf, refused } from '../../incidents/test-lines.ts';
import { CATALOGUE } from '../../language-models/catalogue.ts';
import type { WasmAnalystApi } from '../../workers/wasm-analyst-protocol.ts';
import { TransformersEngine } from './transformers-engine.ts';

const model = CATALOGUE.find(({ engine }) => engine === 'transformers')!;
const [incident] = incidentsOf(Array.from({ length: 12 }, (_, i) => refused(i, '198.51.100.7')));
const playbook = fillPlaybook(playbooksOf(incident!)[0]!, incident!, [], () => 'auth.log');
const task = { messages: [], playbook, schema: null, maxTokens: 5 };
const done = { ok: true, value: null } as const;

/** A worker over a message channel whose far side is the given API. */
function workerOf(api: Partial<WasmAnalystApi>) {
  const { port1, port2 } = new MessageChannel();
  Comlink.expose({ load: () => Promise.resolve(done), ...api }, port2);
  port1.start();
  const worker = Object.assign(port1, {
    onerror: null as ((event: { message: string }) => void) | null,
    terminate: () => port1.close()
  });
  return worker;
}

async function engineOf(api: Partial<WasmAnalystApi>) {
  const worker = workerOf(api);
  const engine = new TransformersEngine(model, 'http://site/', () => worker as unknown as Worker);
  await engine.load(() => undefined, new AbortController().signal);
  return { engine, worker };
}

async function written(engine: TransformersEngine, signal = new AbortController().signal) {
  let text = '';
  for await (const piece of engine.explain(task, signal)) text += piece;
  return text;
}

const never = () => new Promise<never>(() => undefined);

describe('TransformersEngine', () => {
  it('gives every piece in its order', async () => {
    const { engine } = await engineOf({
      async write(_messages, _maxTokens, onText) {
        for (const piece of ['a', 'b', 'c']) await onText(piece);
        return done;
      }
    });
    expect(await written(engine)).toBe('abc');
    await engine.unload();
  });

  it('ends at once when aborted, and tells the worker', async () => {
    let cancelled = () => {};
    const heard = new Promise<void>((resolve) => (cancelled = resolve));
    const { engine } = await engineOf({ write: never, cancel: () => cancelled() });
    const abort = new AbortController();
    const text = written(engine, abort.signal);
    abort.abort();
    await expect(text).rejects.toMatchObject({ name: 'AbortError' });
    await heard;
    await engine.unload();
  });

  it('tells a dead worker and a want of memory with a way on', async () => {
    const { engine, worker } = await engineOf({ write: never });
    const text = written(engine);
    await new Promise((resolve) => setTimeout(resolve, 10));
    worker.onerror!({ message: 'gone' });
    await expect(text).rejects.toMatchObject({ code: 'worker-died' });

    const error = {
      ...{ code: 'unexpected', what: 'Something went wrong: std::bad_alloc.', next: '' },
      cause: null
    };
    await expect(
      engineOf({ load: () => Promise.resolve({ ok: false, error }) })
    ).rejects.toMatchObject({ code: 'out-of-memory' });
  });
});
