/** Some consecutive lines of a stream. */
export interface LineBlock {
  lines: string[];
  /** Byte offset of the first line in the (decompressed) stream. */
  start: number;
  /** Byte offset just after the last line. */
  end: number;
}

/** A line longer than this is cut into lines of this length, in bytes: memory stays flat without newlines. */
export const MAX_LINE_BYTES = 1 << 20;

/** Streams of some platforms come in one piece; more than this at once would hold up an abort. */
const BLOCK_BYTES = 1 << 16;

const NEWLINE = 10;
const utf8 = new TextDecoder('utf-8', { fatal: true });
const windows1252 = new TextDecoder('windows-1252');

/** UTF-8, and where bytes are not, the whole block as Windows-1252, which any bytes are. */
function decode(bytes: Uint8Array): string {
  try {
    return utf8.decode(bytes);
  } catch {
    return windows1252.decode(bytes);
  }
}

function split(bytes: Uint8Array, terminated: boolean): string[] {
  const text = decode(bytes);
  const lines = text.split('\n');
  if (terminated) lines.pop();
  if (text.includes('\r')) {
    for (let i = 0; i < lines.length; i++)
      if (lines[i]!.endsWith('\r')) lines[i] = lines[i]!.slice(0, -1);
  }
  return lines;
}

function concat(head: Uint8Array, tail: Uint8Array): Uint8Array {
  if (head.length === 0) return tail;
  const joined = new Uint8Array(head.length + tail.length);
  joined.set(head);
  joined.set(tail, head.length);
  return joined;
}

/**
 * Splits a byte stream into lines, a block of the stream at a time; holds no more than one block and
 * one line.
 * @param stream bytes of a text in UTF-8 or a one-byte encoding
 * @param start byte offset of the stream's first byte, to count from
 * @throws what the stream throws, after the lines before the damage; AbortError when aborted
 */
export async function* readLines(
  stream: ReadableStream<Uint8Array>,
  start: number,
  signal: AbortSignal
): AsyncGenerator<LineBlock> {
  const reader = stream.getReader();
  let rest: Uint8Array = new Uint8Array(0);
  let offset = start;
  try {
    for (;;) {
      signal.throwIfAborted();
      const { done, value } = await reader.read();
      if (done) break;
      for (let at = 0; at < value.length; at += BLOCK_BYTES) {
        const bytes = concat(rest, value.subarray(at, at + BLOCK_BYTES));
        let cut = bytes.lastIndexOf(NEWLINE) + 1;
        const terminated = cut > 0;
        if (!terminated && bytes.length >= MAX_LINE_BYTES) cut = bytes.length;
        if (cut > 0) {
          const lines = split(bytes.subarray(0, cut), terminated);
          yield { lines, start: offset, end: offset + cut };
          offset += cut;
        }
        rest = bytes.slice(cut);
      }
    }
  } finally {
    // Leaving early (abort, or a consumer's break) frees the file; the stream's own error stands.
    await reader.cancel().catch(() => undefined);
  }
  if (rest.length > 0) {
    yield { lines: split(rest, false), start: offset, end: offset + rest.length };
  }
}
