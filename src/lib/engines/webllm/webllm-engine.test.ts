import { beforeEach, describe, expect, it } from 'vitest';
import { incidentsOf, refused } from '../../incidents/test-lines.ts';
import { ANSWER } from '../../analysis/answer/test-answer.ts';
import { fillPlaybook } from '../../analysis/fill/fill.ts';
import { playbooksOf } from '../../analysis/playbooks/choose.ts';
import { CATALOGUE } from '../../language-models/catalogue.ts';
import { useMemoryCaches } from '../../base/test-caches.ts';
import { answerQuestion, explain } from '../write.ts';
import { type Script, scriptedWorker } from './test-scripted-worker.ts';
import { WebLlmEngine } from './webllm-engine.ts';

const model = CATALOGUE[0]!;
const [incident] = incidentsOf(Array.from({ length: 12 }, (_, i) => refused(i, '198.51.100.7')));
const playbook = fillPlaybook(playbooksOf(incident!)[0]!, incident!, [], () => 'auth.log');
const input = { incident: incident!, playbook, lines: [] };

const json = JSON.stringify(ANSWER);
const pieces = json.match(/.{1,20}/g)!;

beforeEach(async () => {
  useMemoryCaches();
  const cache = await caches.open('webllm/model');
  await cache.put(`${model.base}tensor-cache.json`, Response.json({ records: [] }));
});

const signal = () => new AbortController().signal;
const options = (own = signal()) => ({ signal: own, onText: () => undefined });

async function loaded(script: Script) {
  const scripted = scriptedWorker(script);
  const engine = new WebLlmEngine(model, () => scripted.worker);
  const shares: number[] = [];
  await engine.load((share) => shares.push(share), signal());
  return { engine, shares, ...scripted };
}

describe('WebLlmEngine, through the real client', () => {
  it('loads with progress, and streams an answer under the grammar of the schema', async () => {
    const { engine, shares, asked } = await loaded({ answers: [pieces] });
    expect(shares).toEqual([0.25, 1]);
    const texts: string[] = [];
    const { answer, note } = await explain(engine, input, {
      signal: signal(),
      onText: (text) => texts.push(text)
    });
    expect(answer.summary).toBe('Somebody guesses passwords.');
    expect(note).toBeNull();
    expect(texts).toHaveLength(pieces.length);
    expect(texts.at(-1)).toBe(json);
    const format = asked.requests[0]!.response_format as { type: string; schema: string };
    expect(format.type).toBe('json_object');
    expect(JSON.parse(format.schema)).toMatchObject({ additionalProperties: false });
    expect(asked.kinds).not.toContain('interruptGenerate');
  });

  it('asks once more with the reason, then takes the playbook with a note', async () => {
    const { engine, asked } = await loaded({ answers: [['Sorry.'], pieces] });
    expect((await explain(engine, input, options())).note).toBeNull();
    expect(asked.requests[1]!.messages.at(-1)!.content).toContain('It is no JSON object.');

    const never = await loaded({ answers: [['Sorry.']] });
    const { answer, note } = await explain(never.engine, input, options());
    expect(never.asked.requests).toHaveLength(2);
    expect(note).toContain('asked twice');
    expect(answer.summary).toBe(playbook.what);
  });

  it('stops a model that writes without end', async () => {
    const { engine, asked } = await loaded({
      answers: [Array.from({ length: 500 }, () => 'x'.repeat(100))]
    });
    let longest = 0;
    await explain(engine, input, {
      signal: signal(),
      onText: (text) => (longest = Math.max(longest, text.length))
    });
    expect(longest).toBeLessThan(8_200);
    expect(asked.kinds).toContain('interruptGenerate');
  });

  it('is cancelled at once, and can be asked again', async () => {
    const { engine, asked } = await loaded({ answers: [pieces], pauseMs: 5 });
    const cancel = new AbortController();
    const first = explain(engine, input, { signal: cancel.signal, onText: () => cancel.abort() });
    await expect(first).rejects.toMatchObject({ name: 'AbortError' });
    expect((await explain(engine, input, options())).note).toBeNull();
    expect(asked.kinds).toContain('interruptGenerate');
  });

  it('answers a question in plain text', async () => {
    const { engine, asked } = await loaded({ answers: [['Yes:\n', 'one <b>\u202e']] });
    const question = { summary: 'Guessing.', chat: [], question: 'Did one succeed?' };
    expect(await answerQuestion(engine, input, question, options())).toBe('Yes: one <b>');
    expect(asked.requests[0]!.response_format).toBeUndefined();
    const silent = await loaded({ answers: [[' ']] });
    await expect(answerQuestion(silent.engine, input, question, options())).rejects.toMatchObject({
      code: 'analysis-empty'
    });
  });

  it('does not hang when its worker dies, and starts another at the next load', async () => {
    const scripted = [
      scriptedWorker({ answers: [pieces], diesAfter: 2 }),
      scriptedWorker({ answers: [pieces] })
    ];
    let started = 0;
    const engine = new WebLlmEngine(model, () => scripted[started++]!.worker);
    await engine.load(() => {}, signal());
    await expect(explain(engine, input, options())).rejects.toMatchObject({ code: 'worker-died' });
    expect(scripted[0]!.asked.terminated).toBe(true);
    await engine.load(() => {}, signal());
    expect((await explain(engine, input, options())).note).toBeNull();
  });

  it.each([
    ['DeviceLostError: The WebGPU device was lost while loading the model.', 'device-lost'],
    ['RangeError: Array buffer allocation failed', 'out-of-memory'],
    ['ShaderF16SupportError: This model requires WebGPU extension shader-f16', 'no-f16'],
    ['Error: Unable to find a compatible GPU.', 'no-webgpu'],
    ["TypeError: Failed to execute 'add' on 'Cache': Request failed", 'model-incomplete'],
    ['Error: something else', 'model-failed']
  ])('tells %s with a way on', async (said, code) => {
    await expect(loaded({ answers: [[]], loadThrows: said })).rejects.toMatchObject({
      code,
      next: expect.stringMatching(/\.$/) as string
    });
    const { engine } = await loaded({ answers: [[]], answerThrows: said });
    await expect(explain(engine, input, options())).rejects.toMatchObject({ code });
  });

  it('loads nothing that is not here as a whole', async () => {
    const cache = await caches.open('webllm/model');
    const records = [{ dataPath: 'params_shard_0.bin' }];
    await cache.put(`${model.base}tensor-cache.json`, Response.json({ records }));
    await expect(loaded({ answers: [[]] })).rejects.toMatchObject({ code: 'model-incomplete' });
  });

  it('settles what is asked when it is unloaded', async () => {
    const { engine, asked } = await loaded({ answers: [pieces], pauseMs: 60_000 });
    const pending = explain(engine, input, options());
    await new Promise((resolve) => setTimeout(resolve, 20));
    await engine.unload();
    await expect(pending).rejects.toMatchObject({ name: 'AbortError' });
    expect(asked.terminated).toBe(true);
  });
});
