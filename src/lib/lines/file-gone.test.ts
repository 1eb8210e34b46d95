import { expect, it } from 'vitest';
import { fileGone } from './file-gone.ts';

it('tells a file that is gone from other errors', () => {
  const gone = new DOMException('could not be read', 'NotReadableError');
  expect(fileGone(gone)).toMatchObject({ code: 'file-gone', cause: gone });
  expect(fileGone(new TypeError('network error'))).toMatchObject({ code: 'file-gone' });
  const other = new TypeError('x is not a function');
  expect(fileGone(other)).toBe(other);
  const abort = new DOMException('aborted', 'AbortError');
  expect(fileGone(abort)).toBe(abort);
  expect(fileGone('text')).toBe('text');
});
