import { InsytError } from '../base/error.ts';

/** What browsers throw for a file that was changed, moved or deleted since it was given. */
const NAMES: ReadonlySet<string> = new Set(['NotReadableError', 'NotFoundError']);

/** Chromium's stream of such a file throws a plain TypeError of these words. */
const STREAM_BROKEN = 'network error';

function isGone(error: unknown): boolean {
  if (error instanceof DOMException) return NAMES.has(error.name);
  return error instanceof TypeError && error.message === STREAM_BROKEN;
}

/** An error of reading a file, told as such; any other as it is. */
export function fileGone(error: unknown): unknown {
  if (!isGone(error)) return error;
  return new InsytError(
    'file-gone',
    'The file can no longer be read: it was changed or moved after it was given.',
    'Give it again as it was when it was scanned.',
    error
  );
}
