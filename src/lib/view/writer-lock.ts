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
