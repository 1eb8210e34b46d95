import { describe, expect, it } from 'vitest';
import { LABELS } from '../taxonomy.ts';
import { checkHash, checkManifest, filesOf } from './manifest.ts';
import { NORMALISER_VERSION } from './normalise/normalise.ts';

const file = { sha256: 'a'.repeat(64), bytes: 1 };
const screen = { name: 'screen', file: 'screen.onnx', scale: 1, bias: 0, temperature: 1 };
const confirm = { ...screen, name: 'confirm', file: 'confirm.onnx' };
const valid = {
  detector: 'log-line',
  name: 'INSyT',
  version: '1.0.0',
  licence: 'MIT',
  input: 'canonical',
  normaliser: NORMALISER_VERSION,
  labels: [...LABELS],
  learnt: ['benign'],
  sequenceLength: 64,
  stages: [screen],
  thresholds: { unsure: 0.5, detect: 0.7 },
  files: { 'screen.onnx': file, 'tokenizer.json': file }
};
const cascade = {
  ...valid,
  stages: [screen, confirm],
  thresholds: { screen: 0.1, unsure: 0.5, detect: 0.7 },
  files: { ...valid.files, 'confirm.onnx': file }
};
const foreign = {
  ...valid,
  input: 'raw',
  normaliser: undefined,
  labels: LABELS.slice(0, 23)
};

describe('checkManifest', () => {
  it.each([
    ['one stage', valid],
    ['two stages', cascade],
    ["raw lines and the reference system's classes", foreign]
  ])('takes %s', (_, manifest) => {
    expect(checkManifest(manifest)).toBe(manifest);
  });

  it.each([
    ['nothing', null, /not an object/],
    ['another detector', { ...valid, detector: 'flow' }, /flow/],
    ['no licence', { ...valid, licence: undefined }, /"licence"/],
    ['an unknown input', { ...valid, input: 'words' }, /"input".*words/],
    ['another normaliser', { ...valid, normaliser: 99 }, /normaliser version 99/],
    ['no normaliser', { ...valid, normaliser: undefined }, /normaliser version undefined/],
    ['too few labels', { ...valid, labels: LABELS.slice(1) }, /28 labels/],
    ['labels in another order', { ...valid, labels: LABELS.toReversed() }, /label 0/],
    ['a doubtful class without a label', { ...foreign, doubtful: ['x'] }, /"doubtful"/],
    ['a learnt class without a label', { ...foreign, learnt: ['sql_injection'] }, /"learnt"/],
    ['no sequence length', { ...valid, sequenceLength: 0 }, /"sequenceLength"/],
    ['no stage', { ...valid, stages: [] }, /"stages"/],
    ['stages in another order', { ...cascade, stages: [confirm, screen] }, /"stages"/],
    [
      'a file elsewhere',
      { ...valid, stages: [{ ...screen, file: '../x.onnx' }] },
      /"screen".*file/
    ],
    ['no temperature', { ...valid, stages: [{ ...screen, temperature: 0 }] }, /temperature/],
    ['no threshold', { ...valid, thresholds: { detect: 0.5 } }, /unsure <= detect/],
    [
      'unsure above detect',
      { ...valid, thresholds: { unsure: 0.8, detect: 0.7 } },
      /unsure <= det/
    ],
    ['no screen threshold', { ...cascade, thresholds: valid.thresholds }, /"screen"/],
    [
      'lines that only screen saw being unsure',
      { ...cascade, thresholds: { ...cascade.thresholds, screen: 0.6 } },
      /"screen"/
    ],
    ['no hash', { ...cascade, files: valid.files }, /confirm\.onnx/]
  ])('refuses %s, naming it', (_, json, what) => {
    expect(() => checkManifest(json)).toThrow(
      expect.objectContaining({
        code: 'bundle-refused',
        what: expect.stringMatching(what) as string
      })
    );
  });
});

it('names the files that judging needs', () => {
  expect(filesOf(cascade as never)).toEqual(['tokenizer.json', 'screen.onnx', 'confirm.onnx']);
});

it('refuses a file whose hash differs', async () => {
  await expect(checkHash(valid as never, 'screen.onnx', new Uint8Array(1))).rejects.toMatchObject({
    code: 'bundle-refused',
    what: expect.stringContaining('screen.onnx is damaged') as string
  });
});
