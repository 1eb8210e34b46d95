import { expect, it } from 'vitest';
import { Turns } from './turns.ts';

const plainly = <T>(task: () => Promise<T>) => task();

it('runs tasks in their order, whatever one throws', async () => {
  const turns = new Turns(plainly);
  const done: number[] = [];
  const first = turns.inTurn(() => Promise.reject(new Error('first')));
  const second = turns.inTurn(() => Promise.resolve(done.push(2)));
  const third = turns.soon(() => Promise.resolve(done.push(3)));
  await expect(first).rejects.toThrow('first');
  await Promise.all([second, third]);
  expect(done).toEqual([2, 3]);
});

it('runs what is urgent in the pauses of a long task, once, also while that is held', async () => {
  const turns = new Turns(plainly);
  const done: string[] = [];
  let release: () => void = () => undefined;
  const held = new Promise<void>((resolve) => (release = resolve));
  const long = turns.inTurn(async () => {
    await turns.pause(Promise.resolve());
    done.push('first part');
    await turns.pause(held);
    done.push('second part');
  });
  await turns.soon(() => Promise.resolve(done.push('urgent')));
  await turns.soon(() => Promise.resolve(done.push('more')));
  await expect(turns.soon(() => Promise.reject(new Error('bad')))).rejects.toThrow('bad');
  expect(done).not.toContain('second part');
  release();
  await long;
  await turns.inTurn(() => Promise.resolve());
  expect(done.filter((part) => part.includes('part'))).toEqual(['first part', 'second part']);
  expect(done).toHaveLength(4);
});

it('takes the turn of the whole for what is urgent while nothing runs', async () => {
  let held = false;
  const turns = new Turns(async (task) => {
    held = true;
    const result = await task();
    held = false;
    return result;
  });
  expect(await turns.soon(() => Promise.resolve(held))).toBe(true);
});
