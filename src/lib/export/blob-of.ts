import { nextTask } from '../base/abort.ts';

/** Characters or bytes after which gathered pieces leave the page's heap for a Blob. */
const PART_SIZE = 4_000_000;

/**
 * Gathers a file piece by piece: browsers keep Blobs outside the heap (large ones on disk), so that a file
 * of a million rows never is one string.
 * @param type media type of the file
 * @throws what the pieces throw; the signal's reason when aborted
 */
export async function blobOf(
  pieces: AsyncIterable<string | Uint8Array<ArrayBuffer>>,
  type: string,
  signal: AbortSignal
): Promise<Blob> {
  const parts: Blob[] = [];
  let gathered: (string | Uint8Array<ArrayBuffer>)[] = [];
  let size = 0;
  for await (const piece of pieces) {
    signal.throwIfAborted();
    gathered.push(piece);
    size += piece.length;
    if (size < PART_SIZE) continue;
    parts.push(new Blob(gathered));
    gathered = [];
    size = 0;
    await nextTask();
  }
  return new Blob([...parts, ...gathered], { type });
}
