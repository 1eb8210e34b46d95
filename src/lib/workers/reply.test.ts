import { expect, it } from 'vitest';
import { InsytError } from '../base/error.ts';
import { replyOf, valueOf } from './reply.ts';

it('a value comes back as it was', async () => {
  expect(valueOf(await replyOf(Promise.resolve({ a: 1 })))).toEqual({ a: 1 });
});

it('an error keeps code, words and cause on its way across a border of plain data', async () => {
  const error = new InsytError('x', 'What.', 'Next.', new Error('underneath'));
  const reply = structuredClone(await replyOf(Promise.reject(error)));
  expect(() => valueOf(reply)).toThrow(
    expect.objectContaining({ code: 'x', what: 'What.', next: 'Next.', cause: 'underneath' })
  );
});
