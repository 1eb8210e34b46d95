import { describe, expect, it } from 'vitest';
import { CATALOGUE } from './catalogue.ts';
import type { Device } from './device.ts';
import { missingBytes, whyNot } from './fit.ts';

const GIB = 1024 ** 3;

const strong: Device = {
  adapter: { f16: true, bufferBytes: 2 * GIB, storageBuffers: 16, workgroupBytes: 32_768 },
  memoryBytes: 8 * GIB,
  freeBytes: 50 * GIB,
  threads: 8
};

/** Names of the models that fit. */
const fitting = (device: Device) =>
  CATALOGUE.filter((model) => whyNot(model, device) === null).map(({ id }) => id);

describe('whyNot', () => {
  it('offers everything to a strong device', () => {
    expect(fitting(strong)).toHaveLength(CATALOGUE.length);
  });

  it('offers the ONNX models alone without WebGPU', () => {
    const ids = fitting({ ...strong, adapter: null });
    expect(ids).toEqual(['gemma-3-270m-it-ONNX', 'gemma-3-1b-it-ONNX']);
  });

  it('offers no 16-bit kernels to an adapter without them, Gemma 3 1B included', () => {
    const ids = fitting({ ...strong, adapter: { ...strong.adapter!, f16: false } });
    expect(ids.filter((id) => id.includes('q4f16'))).toEqual([]);
    expect(ids).toContain('gemma-2-2b-it-q4f32_1-MLC');
  });

  it('minds the limits of buffers, and those that WebLLM asks of every adapter', () => {
    const small = { ...strong.adapter!, bufferBytes: 128 * 1024 ** 2 };
    const ids = fitting({ ...strong, adapter: small });
    expect(ids).toContain('gemma3-1b-it-q4f16_1-MLC');
    expect(ids.filter((id) => id.startsWith('gemma-4'))).toEqual([]);
    const few = { ...strong.adapter!, storageBuffers: 8 };
    expect(fitting({ ...strong, adapter: few })).toHaveLength(2);
  });

  it('minds the memory where the browser tells it', () => {
    const ids = fitting({ ...strong, memoryBytes: 4 * GIB });
    expect(ids).toContain('gemma3-1b-it-q4f16_1-MLC');
    expect(ids).not.toContain('Llama-3.1-8B-Instruct-q4f16_1-MLC');
    expect(fitting({ ...strong, memoryBytes: null })).toHaveLength(CATALOGUE.length);
  });
});

describe('missingBytes', () => {
  it('counts all files, and the largest once more', () => {
    const files = [{ size: 10 }, { size: 30 }];
    expect(missingBytes(files, 70)).toBe(0);
    expect(missingBytes(files, 60)).toBe(10);
    expect(missingBytes(files, null)).toBe(0);
  });
});
