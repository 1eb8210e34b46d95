import { describe, expect, it } from 'vitest';
import { PendingCalls } from './pending-calls.ts';

const never = new Promise<never>(() => undefined);

describe('PendingCalls', () => {
  it('gives the answer, or the error, of the worker', async () => {
    const calls = new PendingCalls();
    expect(await calls.track(Promise.resolve(3))).toBe(3);
    await expect(calls.track(Promise.reject(new Error('no')))).rejects.toThrow('no');
  });

  it('settles all that wait when no answer will come, and none that came', async () => {
    const calls = new PendingCalls();
    const answered = calls.track(Promise.resolve('answer'));
    await answered;
    const waiting = [calls.track(never), calls.track(never)];
    calls.rejectAll('died');
    expect(await Promise.allSettled([answered, ...waiting])).toEqual([
      { status: 'fulfilled', value: 'answer' },
      { status: 'rejected', reason: 'died' },
      { status: 'rejected', reason: 'died' }
    ]);
  });

  it('settles with the reason of an abort, one before the call included', async () => {
    const calls = new PendingCalls();
    const abort = new AbortController();
    const call = calls.track(never, abort.signal);
    abort.abort('stopped');
    await expect(call).rejects.toBe('stopped');
    await expect(calls.track(never, abort.signal)).rejects.toBe('stopped');
  });
});
