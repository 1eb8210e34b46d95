import * as ort from 'onnxruntime-web';
import { expect, it } from 'vitest';
import { loadModel } from './model.ts';

it('names a file that is no network', async () => {
  const bytes = new TextEncoder().encode('no network at all');
  await expect(loadModel('screen.onnx', bytes, { ort, threads: 1 })).rejects.toMatchObject({
    code: 'model-not-started',
    what: expect.stringContaining('screen.onnx') as string
  });
});
