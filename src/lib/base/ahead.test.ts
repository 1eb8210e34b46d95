import { expect, test } from 'vitest';
import { ahead } from './ahead.ts';

/** Items 1 to `last`; `log` tells what was asked for, and when it was closed. */
async function* numbers(last: number, log: string[], fail = false): AsyncGenerator<number> {
  try {
    for (let i = 1; i <= last; i++) {
      log.push(`made ${i}`);
      await Promise.resolve();
      yield i;
    }
    if (fail) throw new Error('broke off');
  } finally {
    log.push('closed');
  }
}

test('the next item is made while one is used', async () => {
  const log: string[] = [];
  for await (const i of ahead(numbers(3, log))) {
    await new Promise((resolve) => setTimeout(resolve, 1));
    log.push(`used ${i}`);
  }
  expect(log).toEqual(['made 1', 'made 2', 'used 1', 'made 3', 'used 2', 'closed', 'used 3']);
});

test('items before an error are used before it is told', async () => {
  const used: number[] = [];
  const reading = async () => {
    for await (const i of ahead(numbers(2, [], true))) {
      await new Promise((resolve) => setTimeout(resolve, 1));
      used.push(i);
    }
  };
  await expect(reading()).rejects.toThrow('broke off');
  expect(used).toEqual([1, 2]);
});

test('the items are closed when the reader stops', async () => {
  const log: string[] = [];
  for await (const i of ahead(numbers(9, log))) if (i === 2) break;
  expect(log.at(-1)).toBe('closed');
  expect(log).not.toContain('made 4');
});
