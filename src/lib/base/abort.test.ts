import { expect, it } from 'vitest';
import { isAbort, nextTask } from './abort.ts';

it('tells an abort from failures', () => {
  expect(isAbort(AbortSignal.abort().reason)).toBe(true);
  expect(isAbort(new DOMException('slow', 'TimeoutError'))).toBe(false);
  expect(isAbort(new Error('AbortError'))).toBe(false);
});

it('lets a message through that waits', async () => {
  const { port1, port2 } = new MessageChannel();
  let heard = false;
  port1.onmessage = () => (heard = true);
  port2.postMessage(null);
  await Promise.resolve();
  expect(heard).toBe(false);
  await nextTask();
  expect(heard).toBe(true);
  port1.close();
});
