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
const BYTE_ORDER_MARK = '\uFEFF';
// A mark anywhere but at a text's start is a character: what a line holds must not depend on its block.
const utf8 = new TextDecoder('utf-8', { fatal: true, ignoreBOM: true });
const windows1252 = new TextDecoder('windows-1252');

/** UTF-8; null where bytes are not. */
function decodeUtf8(bytes: Uint8Array): string | null {
  try {
    return utf8.decode(bytes);
  } catch {
    return null;
  }
}

/** Lines of bytes among which some are no UTF-8: each of those is read as Windows-1252, which any bytes are. */
function splitMixed(bytes: Uint8Array): string[] {
  const lines: string[] = [];
  for (let at = 0; ;) {
    const newline = bytes.indexOf(NEWLINE, at);
    const line = bytes.subarray(at, newline < 0 ? bytes.length : newline);
    lines.push(decodeUtf8(line) ?? windows1252.decode(line));
    if (newline < 0) return lines;
    at = newline + 1;
  }
}

function split(bytes: Uint8Array, terminated: boolean, offset: number): string[] {
  const text = decodeUtf8(bytes);
  const lines = text === null ? splitMixed(bytes) : text.split('\n');
  if (terminated) lines.pop();
  if (text === null || text.includes('\r')) {
    for (let i = 0; i < lines.length; i++)
      if (lines[i]!.endsWith('\r')) lines[i] = lines[i]!.slice(0, -1);
  }
  if (offset === 0 && lines[0]?.startsWith(BYTE_ORDER_MARK)) lines[0] = lines[0].slice(1);
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
 * one line. What the lines are does not depend on how the stream is cut into chunks, nor on which
 * line's first byte it begins with.
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
  const blockOf = (bytes: Uint8Array, terminated: boolean): LineBlock => {
    const first = offset;
    offset += bytes.length;
    return { lines: split(bytes, terminated, first), start: first, end: offset };
  };
  try {
    for (;;) {
      signal.throwIfAborted();
      const { done, value } = await reader.read();
      if (done) break;
      for (let at = 0; at < value.length; at += BLOCK_BYTES) {
        let bytes = concat(rest, value.subarray(at, at + BLOCK_BYTES));
        if (bytes.length > MAX_LINE_BYTES && isOverlong(bytes)) {
          yield blockOf(bytes.subarray(0, MAX_LINE_BYTES), false);
          bytes = bytes.subarray(MAX_LINE_BYTES);
        }
        const cut = bytes.lastIndexOf(NEWLINE) + 1;
        if (cut > 0) yield blockOf(bytes.subarray(0, cut), true);
        rest = bytes.slice(cut);
      }
    }
  } finally {
    // Leaving early (abort, or a consumer's break) frees the file; the stream's own error stands.
    await reader.cancel().catch(() => undefined);
  }
  if (rest.length > 0) yield blockOf(rest, false);
}

/** Whether the first line is cut. Only the first can be: what is left over of a block is shorter. */
function isOverlong(bytes: Uint8Array): boolean {
  const newline = bytes.indexOf(NEWLINE);
  return newline < 0 || newline > MAX_LINE_BYTES;
}
