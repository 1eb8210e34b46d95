import { InsytError } from '../base/error.ts';

/** What browsers throw for a file that was changed, moved or deleted since it was given. */
const NAMES: ReadonlySet<string> = new Set(['NotReadableError', 'NotFoundError']);

/** An error of reading a file, told as such; any other as it is. */
export function fileGone(error: unknown): unknown {
  if (!(error instanceof DOMException) || !NAMES.has(error.name)) return error;
  return new InsytError(
    'file-gone',
    'The file can no longer be read: it was changed or moved after it was given.',
    'Give it again as it was when it was scanned.',
    error
  );
}
