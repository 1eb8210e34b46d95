import { expect, it } from 'vitest';
import { InsytError, reportError } from './error.ts';

it('keeps code, sentence, advice and cause of our own errors', () => {
  const error = new InsytError('code', 'What.', 'Next.', new TypeError('deep'));
  expect(reportError(error)).toEqual({ code: 'code', what: 'What.', next: 'Next.', cause: 'deep' });
});

it('gives any other value the same shape', () => {
  expect(reportError(new Error('odd'))).toMatchObject({
    code: 'unexpected',
    what: 'Something went wrong: odd.'
  });
  expect(reportError('text').what).toContain('text');
});
