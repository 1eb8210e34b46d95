import { readFile } from 'node:fs/promises';
import * as ort from 'onnxruntime-web';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createParser, sniff } from '../../formats/sniff.ts';
import type { ReadFile } from './bundle.ts';
import { readBundle } from './bundle.ts';
import { LogLineDetector } from './detector.ts';
import { loadModel, logitsOf, type Model } from './model.ts';
import { createTokenizer } from './tokenize.ts';

const folder = new URL('../../../../static/models/log-line/', import.meta.url);
const read: ReadFile = async (name) => new Uint8Array(await readFile(new URL(name, folder)));
const never = new AbortController().signal;

interface Golden {
  /** Largest difference of a logit that int8 weights may make. */
  tolerance: number;
  lines: { text: string; ids: number[]; logits: number[]; class: string }[];
}

describe('the shipped bundle', () => {
  let golden: Golden;
  let model: Model;

  beforeAll(async () => {
    golden = JSON.parse(new TextDecoder().decode(await read('golden.json', null))) as Golden;
    model = await loadModel((await readBundle(read)).model, { ort, threads: 1 });
  });
  afterAll(() => model.dispose());

  it('cuts text into the same tokens as the training framework', async () => {
    const { manifest, tokenizer } = await readBundle(read);
    const tokenize = createTokenizer(tokenizer, manifest.sequenceLength);
    for (const { text, ids } of golden.lines) expect(tokenize(text)).toEqual(ids);
  });

  it('computes the logits of the training framework, one by one and in a padded batch', async () => {
    const together = await model.run(golden.lines.map((line) => line.ids));
    for (const [row, { ids, logits }] of golden.lines.entries()) {
      const alone = await model.run([ids]);
      logits.forEach((logit, id) => {
        expect(Math.abs(alone[id]! - logit)).toBeLessThanOrEqual(golden.tolerance);
        expect(Math.abs(logitsOf(together, row)[id]! - logit)).toBeLessThanOrEqual(
          golden.tolerance
        );
      });
    }
  });

  it('is refused when a byte of the model differs', async () => {
    const damaged: ReadFile = async (name, bytes) => {
      const content = await read(name, bytes);
      if (name === 'model.onnx') content[1000] = content[1000]! ^ 1;
      return content;
    };
    await expect(readBundle(damaged)).rejects.toMatchObject({ code: 'bundle-refused' });
  });
});

describe('LogLineDetector', () => {
  const context = { reference: Date.UTC(2026, 10, 20), offsetAt: () => 0 };
  const parse = (line: string) => createParser(sniff([line]), context)(line).parsed;
  const requests = Array.from({ length: 200 }, (_, i) =>
    parse(
      `192.0.2.${i} - - [20/Nov/2026:10:00:${10 + (i % 50)} +0000] "GET /page-${'abcdefgh'[i % 8]} HTTP/1.1" 200 ${i} "-" "curl/8"`
    )
  );
  const detector = new LogLineDetector(read, { ort, threads: 1 });

  beforeAll(() => detector.load(never));
  afterAll(() => detector.dispose());

  it('asks the model once for lines with one canonical text, and gives each its verdict', async () => {
    const verdicts = await detector.detect(requests, never);
    expect(verdicts).toHaveLength(requests.length);
    expect(detector.stats).toEqual({ lines: 200, modelled: 8 });
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
