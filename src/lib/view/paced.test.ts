import { expect, it } from 'vitest';
import { Paced } from './paced.ts';

const turn = () => new Promise((resolve) => setTimeout(resolve));

it('runs at once, never twice at once, and meets all requests meanwhile by one run', async () => {
  let running = 0;
  let runs = 0;
  const ends: (() => void)[] = [];
  const paced = new Paced(async () => {
    expect(++running).toBe(1);
    runs++;
    await new Promise<void>((resolve) => ends.push(resolve));
    running--;
  });
  paced.request();
  expect(runs).toBe(1);
  for (let i = 0; i < 5; i++) paced.request();
  expect(runs).toBe(1);
  ends.shift()!();
  while (runs < 2) await turn();
  ends.shift()!();
  await turn();
  await turn();
  expect(runs).toBe(2);
});

it('runs again for a request after its rest', async () => {
  let runs = 0;
  const paced = new Paced(() => Promise.resolve(void runs++));
  paced.request();
  while (runs < 1) await turn();
  await turn();
  paced.request();
  while (runs < 2) await turn();
});

it.each([0, 400])('runs without a rest when it is hurried %i ms after it began', async (after) => {
  let runs = 0;
  const paced = new Paced(async () => {
    await new Promise((resolve) => setTimeout(resolve, 300));
    runs++;
  });
  paced.request();
  await new Promise((resolve) => setTimeout(resolve, after));
  const began = performance.now();
  paced.hurry();
  while (runs < 2) await turn();
  // Twice its own 300 ms at most, and not six times as long a rest between.
  expect(performance.now() - began).toBeLessThan(1_500);
});
