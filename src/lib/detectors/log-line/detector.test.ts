import { readFile } from 'node:fs/promises';
import * as ort from 'onnxruntime-web';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createParser, sniff } from '../../formats/sniff.ts';
import { BENIGN } from '../taxonomy.ts';
import { readBundle, type Bundle, type ReadFile } from './bundle.ts';
import { LogLineDetector } from './detector.ts';
import { cosine } from './embedding.ts';
import type { LogLine } from './input.ts';
import type { Manifest } from './manifest.ts';
import { loadModel } from './model.ts';
import { createTokenizer } from './tokenize.ts';
import { threatOf } from './verdict.ts';

const runtime = { ort, threads: 1 };
const never = new AbortController().signal;

const reader =
  (folder: URL): ReadFile =>
  async (name) =>
    new Uint8Array(await readFile(new URL(name, folder)));
const read = reader(new URL('../../../../static/models/log-line/', import.meta.url));

interface Golden {
  /** By stage: largest difference of a logit that int8 weights may make. */
  tolerance: Record<string, number>;
  lines: { text: string; ids: number[]; logits: Record<string, number[]>; class: string }[];
}

/** Converted from random weights: 23 classes, raw lines (ml/train/convert.py). */
const readRaw = reader(new URL('fixtures/raw-bundle/', import.meta.url));

describe.each([
  ['the shipped bundle', read],
  ['a converted bundle', readRaw]
])('%s', (_, read) => {
  let golden: Golden;
  let bundle: Bundle;

  beforeAll(async () => {
    golden = JSON.parse(new TextDecoder().decode(await read('golden.json', null))) as Golden;
    bundle = await readBundle(read);
  });

  it('cuts text into the same tokens as the training framework', () => {
    const tokenize = createTokenizer(bundle.tokenizer, bundle.manifest.sequenceLength);
    expect(golden.lines.length).toBeGreaterThan(0);
    for (const { text, ids } of golden.lines) expect(tokenize(text)).toEqual(ids);
  });

  it('computes the logits of the training framework, one by one and in a padded batch', async () => {
    const { stages, labels } = bundle.manifest;
    expect(Object.keys(golden.tolerance)).toEqual(stages.map(({ name }) => name));
    for (const [i, { name }] of stages.entries()) {
      const model = await loadModel(bundle.manifest.stages[i]!.file, bundle.models[i]!, runtime);
      const tolerance = golden.tolerance[name]!;
      const together = await model.run(golden.lines.map((line) => line.ids));
      for (const [row, { ids, logits }] of golden.lines.entries()) {
        const [alone] = await model.run([ids]);
        expect(alone!.logits).toHaveLength(labels.length);
        logits[name]!.forEach((logit, id) => {
          expect(Math.abs(alone!.logits[id]! - logit)).toBeLessThanOrEqual(tolerance);
          expect(Math.abs(together[row]!.logits[id]! - logit)).toBeLessThanOrEqual(tolerance);
        });
      }
      await model.dispose();
    }
  });

  it('is refused when a byte of the model differs', async () => {
    const damaged: ReadFile = async (name, bytes) => {
      const content = await read(name, bytes);
      if (name === 'screen.onnx') content[1000] = content[1000]! ^ 1;
      return content;
    };
    await expect(readBundle(damaged)).rejects.toMatchObject({ code: 'bundle-refused' });
  });
});

describe('LogLineDetector', () => {
  const context = { reference: Date.UTC(2026, 10, 20), offsetAt: () => 0 };
  const parse = (text: string): LogLine => ({
    ...createParser(sniff([text]), context)(text).parsed,
    text
  });
  const requests = Array.from({ length: 200 }, (_, i) =>
    parse(
      `192.0.2.${i} - - [20/Nov/2026:10:00:${10 + (i % 50)} +0000] "GET /page-${'abcdefgh'[i % 8]} HTTP/1.1" 200 ${i} "-" "curl/8"`
    )
  );
  const detector = new LogLineDetector(read, runtime);

  beforeAll(() => detector.load(never));
  afterAll(() => detector.dispose());

  it('asks the model once for lines with one canonical text, and gives each its verdict', async () => {
    const verdicts = await detector.detect(requests, never);
    expect(verdicts).toHaveLength(requests.length);
    expect(detector.stats).toEqual({ lines: 200, modelled: 8, confirmed: 0 });
    verdicts.forEach((verdict, i) => expect(verdict).toBe(verdicts[i % 8]));
    expect(await detector.detect(requests.slice(0, 8), never)).toEqual(verdicts.slice(0, 8));
    expect(detector.stats.modelled).toBe(8);
  });

  it('gives whole verdicts after an abort in the middle', async () => {
    const fresh = Array.from({ length: 300 }, (_, i) =>
      parse(
        `192.0.2.1 - - [20/Nov/2026:10:00:00 +0000] "GET /${'abcdefghij'[i % 10]}/${'klmnopqrst'[Math.floor(i / 10) % 10]}/${'uvw'[Math.floor(i / 100)]} HTTP/1.1" 404 1 "-" "-"`
      )
    );
    const abort = new AbortController();
    const call = detector.detect(fresh, abort.signal);
    setTimeout(() => abort.abort(), 1);
    await expect(call).rejects.toMatchObject({ name: 'AbortError' });
    for (const verdict of await detector.detect(fresh, never)) {
      expect(verdict.probabilities.reduce((sum, p) => sum + p, 0)).toBeCloseTo(1, 3);
    }
  });
});

describe('embeddings', () => {
  const texts = ['GET /a HTTP/1.1', 'GET /b HTTP/1.1', 'sshd[1]: Failed password for root'];
  const lines = texts.map((text): LogLine => ({
    ...{ time: null, host: null, program: null, actor: null, message: text, web: null, text }
  }));

  async function embed(read: ReadFile) {
    const detector = new LogLineDetector(read, runtime);
    await detector.load(never);
    const [vectors, verdicts] = [
      await detector.embed(lines, never),
      await detector.detect(lines, never)
    ];
    const { embeds } = detector;
    await detector.dispose();
    return { embeds, vectors, ofVerdicts: verdicts.map(({ embedding }) => embedding) };
  }

  it('are those of the verdicts, and like lines are near', async () => {
    const folder = new URL('fixtures/embedding-bundle/', import.meta.url);
    const { embeds, vectors, ofVerdicts } = await embed(reader(folder));
    expect(embeds).toBe(true);
    expect(vectors).toEqual(ofVerdicts);
    const [a, b, other] = vectors!;
    expect(cosine(a!, b!)).toBeGreaterThan(cosine(a!, other!));
  });

  it('are missing, and said to be, where the network gives none', async () => {
    const { embeds, vectors, ofVerdicts } = await embed(readRaw);
    expect([embeds, vectors, ...ofVerdicts]).toEqual([
      false,
      null,
      undefined,
      undefined,
      undefined
    ]);
  });
});

describe('a bundle with two stages', () => {
  const context = { reference: Date.UTC(2026, 10, 20), offsetAt: () => 0 };
  const lines = ['GET / HTTP/1.1" 200', 'GET /?id=1\'+UNION+SELECT+1--+- HTTP/1.1" 200'].map(
    (request): LogLine => {
      const text = `192.0.2.1 - - [20/Nov/2026:10:00:00 +0000] "${request} 5 "-" "curl/8"`;
      return { ...createParser(sniff([text]), context)(text).parsed, text };
    }
  );

  /** The shipped network twice: what `confirm` says differs from `screen` by its calibration alone. */
  const cascade =
    (bias: number, thresholds: Manifest['thresholds']): ReadFile =>
    async (name, bytes) => {
      const content = await read(name === 'confirm.onnx' ? 'screen.onnx' : name, bytes);
      if (name !== 'manifest.json') return content;
      const manifest = JSON.parse(new TextDecoder().decode(content)) as Manifest;
      const [screen] = manifest.stages;
      const files = { ...manifest.files, 'confirm.onnx': manifest.files['screen.onnx']! };
      const confirm = { ...screen!, name: 'confirm' as const, file: 'confirm.onnx', bias };
      const stages = [screen!, confirm];
      return new TextEncoder().encode(JSON.stringify({ ...manifest, stages, thresholds, files }));
    };

  async function verdictsOf(read: ReadFile) {
    const detector = new LogLineDetector(read, runtime);
    await detector.load(never);
    const verdicts = await detector.detect(lines, never);
    await detector.dispose();
    return { verdicts, stats: detector.stats };
  }

  it('lets confirm judge what screen does not find clearly benign, and its verdict stands', async () => {
    const thresholds = { screen: 0.7, unsure: 0.7, detect: 0.8 };
    const { verdicts, stats } = await verdictsOf(cascade(-30, thresholds));
    expect(stats).toEqual({ lines: 2, modelled: 2, confirmed: 1 });
    // Screen alone finds the injection; confirm is made to think all lines benign.
    expect(verdicts.map(({ classId }) => classId)).toEqual([BENIGN, BENIGN]);
    expect(threatOf(verdicts[1]!.probabilities)).toBeLessThan(0.01);
  });

  it('never asks confirm about the others', async () => {
    const thresholds = { screen: 1, unsure: 1, detect: 1 };
    const { verdicts, stats } = await verdictsOf(cascade(30, thresholds));
    expect(stats.confirmed).toBe(0);
    expect(threatOf(verdicts[0]!.probabilities)).toBeLessThan(0.7);
  });

  it('refuses a network that has not one output a label, naming it', async () => {
    const fewer: ReadFile = async (name, bytes) => {
      const content = await read(name, bytes);
      if (name !== 'manifest.json') return content;
      const manifest = JSON.parse(new TextDecoder().decode(content)) as Manifest;
      const labels = manifest.labels.slice(0, 23);
      return new TextEncoder().encode(JSON.stringify({ ...manifest, labels, learnt: [] }));
    };
    await expect(verdictsOf(fewer)).rejects.toMatchObject({
      code: 'bundle-refused',
      what: expect.stringMatching(/screen\.onnx has 29 outputs.*23 labels/) as string
    });
  });
});
