import { expect, it } from 'vitest';
import type { LineExplanation } from '../detectors/log-line/why/explain.ts';
import { Why } from './why.svelte.ts';

const answer = (text: string): LineExplanation => ({
  text,
  read: text.length,
  classId: 24,
  probabilities: new Float32Array(29),
  tokens: [],
  near: [],
  compared: 0
});

it('shows the answer to the line that is looked at, never to the one before', async () => {
  const answers: (() => void)[] = [];
  const why = new Why({
    explain: ({ text }) => new Promise((resolve) => answers.push(() => resolve(answer(text))))
  });
  const first = why.ask({ text: 'first', format: null });
  const second = why.ask({ text: 'second', format: null });
  answers[1]!();
  await second;
  answers[0]!();
  await first;
  expect(why.explanation?.text).toBe('second');
  expect(why.busy).toBe(false);
});

it('forgets what is under way when another line is opened', async () => {
  let settle: () => void = () => undefined;
  const why = new Why({
    explain: () => new Promise((resolve) => (settle = () => resolve(answer('late'))))
  });
  const asked = why.ask({ text: 'late', format: null });
  why.forget();
  settle();
  await asked;
  expect(why.explanation).toBeNull();
  expect(why.busy).toBe(false);
});

it('tells why it could not be asked', async () => {
  const why = new Why({ explain: () => Promise.reject(new Error('gone')) });
  await why.ask({ text: 'a', format: null });
  expect(why.error?.what).toContain('gone');
  expect(why.busy).toBe(false);
});
