import { describe, expect, it } from 'vitest';
import { InsytError } from '../base/error.ts';
import { modelError, thrown, workerDied } from './model-error.ts';

describe('modelError', () => {
  it.each([
    ['DeviceLostError: The WebGPU device was lost while loading the model.', 'device-lost'],
    ['RangeError: Array buffer allocation failed', 'out-of-memory'],
    ['RuntimeError: memory access out of bounds', 'out-of-memory'],
    ['This model requires feature shader-f16', 'no-f16'],
    ['Unable to find a compatible GPU.', 'no-webgpu'],
    ['ContextWindowSizeExceededError: prompt tokens exceed', 'context-full'],
    ['TypeError: Failed to fetch', 'model-incomplete'],
    ['something else', 'model-failed']
  ])('tells %j as %s', (said, code) => {
    expect(modelError(said).code).toBe(code);
    expect(modelError(new Error(said)).code).toBe(code);
  });

  it('leaves an error with a way on as it is', () => {
    const error = new InsytError('x', 'What.', 'Next.');
    expect(modelError(error)).toBe(error);
  });

  it('shows what a library said as plain text, cut', () => {
    const { what } = modelError(`\u202e\u0000${'a'.repeat(5_000)}`);
    expect(what).not.toMatch(/[\p{Cc}\p{Bidi_Control}]/u);
    expect(what.length).toBeLessThan(400);
  });
});

describe('thrown', () => {
  it('gives the reason of an abort, whatever the library made of it', () => {
    const abort = new AbortController();
    abort.abort('stopped');
    expect(thrown(new Error('something else'), abort.signal)).toBe('stopped');
  });

  it('lets an abort of the library pass, and tells all else', () => {
    const { signal } = new AbortController();
    const abort = new DOMException('stop', 'AbortError');
    expect(thrown(abort, signal)).toBe(abort);
    expect(thrown('DeviceLost', signal)).toMatchObject({ code: 'device-lost' });
  });
});

describe('workerDied', () => {
  it('names the cause where it is known', () => {
    expect(workerDied('out of memory').code).toBe('out-of-memory');
    expect(workerDied('Script error.').code).toBe('worker-died');
  });
});
