import { describe, expect, it } from 'vitest';
import { LABELS } from '../taxonomy.ts';
import { checkHash, checkManifest } from './manifest.ts';
import { NORMALISER_VERSION } from './normalise/normalise.ts';

const file = { sha256: 'a'.repeat(64), bytes: 1 };
const valid = {
  detector: 'log-line',
  version: '1.0.0',
  licence: 'MIT',
  normaliser: NORMALISER_VERSION,
  labels: [...LABELS],
  learnt: [],
  sequenceLength: 64,
  temperature: 1,
  thresholds: { detect: 0.5 },
  files: { 'model.onnx': file, 'tokenizer.json': file }
};

describe('checkManifest', () => {
  it('takes what matches this program', () => {
    expect(checkManifest(valid)).toBe(valid);
  });

  it.each([
    ['nothing', null, /not an object/],
    ['another detector', { ...valid, detector: 'flow' }, /flow/],
    ['another normaliser', { ...valid, normaliser: 99 }, /normaliser version 99/],
    ['too few labels', { ...valid, labels: LABELS.slice(1) }, /28 labels/],
    ['labels in another order', { ...valid, labels: LABELS.toReversed() }, /label 0/],
    ['no temperature', { ...valid, temperature: 0 }, /temperature/],
    ['no threshold', { ...valid, thresholds: {} }, /threshold/],
    ['no hash', { ...valid, files: { 'model.onnx': file } }, /tokenizer\.json/]
  ])('refuses %s, naming it', (_, json, what) => {
    expect(() => checkManifest(json)).toThrow(
      expect.objectContaining({
        code: 'bundle-refused',
        what: expect.stringMatching(what) as string
      })
    );
  });
});

it('refuses a file whose hash differs', async () => {
  await expect(checkHash(valid as never, 'model.onnx', new Uint8Array(1))).rejects.toMatchObject({
    code: 'bundle-refused',
    what: expect.stringContaining('model.onnx is damaged') as string
  });
});
