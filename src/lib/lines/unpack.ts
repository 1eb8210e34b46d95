import { InsytError } from '../base/error.ts';
import type { OpenedSource } from '../pipeline/source.ts';

/** Bytes after which gathered pieces leave the heap for a Blob. */
const PART_BYTES = 8 << 20;

/** Most bytes unpacked: browsers keep large Blobs on disk, in space that they share among all pages. */
const MOST_UNPACKED = 4e9;

/**
 * The text of a compressed or UTF-16 file as a Blob, in which any place can be read. Browsers keep
 * Blobs outside the heap, large ones on disk, and drop them with the page: nothing is left behind.
 * @param end byte offset in the text up to which it is wanted; Infinity for all
 * @param onBytes told how many bytes of the stored file were read so far
 * @throws InsytError `too-large`, and what reading the file throws
 */
export async function unpackedText(
  opened: OpenedSource,
  end: number,
  onBytes: (read: number) => void
): Promise<Blob> {
  const reader = opened.read(0, onBytes).getReader();
  const parts: Blob[] = [];
  let gathered: Uint8Array<ArrayBuffer>[] = [];
  let size = 0;
  let total = 0;
  try {
    // What lies beyond was not judged, for the file is damaged there or its scan was stopped.
    while (total < end) {
      const { done, value } = await reader.read();
      if (done) break;
      gathered.push(value as Uint8Array<ArrayBuffer>);
      size += value.length;
      total += value.length;
      if (total > MOST_UNPACKED) throw tooLarge();
      if (size < PART_BYTES) continue;
      parts.push(new Blob(gathered));
      gathered = [];
      size = 0;
    }
  } finally {
    await reader.cancel().catch(() => undefined);
  }
  return new Blob([...parts, ...gathered]);
}

function tooLarge(): InsytError {
  return new InsytError(
    'too-large',
    'The unpacked text of this file is too large to be kept beside it.',
    'Unpack the file yourself (gunzip, or save it as UTF-8) and scan the result.'
  );
}
