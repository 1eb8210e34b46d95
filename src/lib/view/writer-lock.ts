import { InsytError } from '../base/error.ts';

/** Held by the worker that reads files, in whichever tab it runs. */
const WRITER_LOCK = 'insyt-writer';

/**
 * Whether another tab is reading files now.
 * @param here true when this tab has files under way: then the lock may be its own
 */
export async function writerElsewhere(here: boolean): Promise<boolean> {
  if (here) return false;
  const { held = [] } = await navigator.locks.query();
  return held.some(({ name }) => name === WRITER_LOCK);
}

/**
 * Runs a task while no tab reads files; those given meanwhile wait.
 * @throws InsytError `files-being-read` when one does
 */
export async function whileNobodyReads(task: () => Promise<void>): Promise<void> {
  await navigator.locks.request(WRITER_LOCK, { ifAvailable: true }, (lock) => {
    if (lock !== null) return task();
    throw new InsytError(
      'files-being-read',
      'Nothing was changed: files are being read, here or in another tab.',
      'Wait until they are read, or stop them, and try again.'
    );
  });
}
