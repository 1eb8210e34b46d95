import { MAX_LINE_BYTES } from '../../base/lines.ts';

/** Bytes at a text's beginning, and before the place reached, by which it is known again. */
export const MARK_BYTES = 1024;

/** Bytes read at once: a whole line of the greatest length fits. */
export const CHUNK_BYTES = MAX_LINE_BYTES;

/**
 * Milliseconds without a change after which a last line counts although its newline is missing. Programs
 * that buffer their output leave half lines until the next flush, so this must be long: a line that was
 * judged is never taken back.
 */
export const STILL_MS = 60_000;

const NEWLINE = 10;
const RETURN = 13;

/** How far a text was judged, and how to know it again. */
export interface Place {
  /** Bytes judged; all before are, and none after. */
  offset: number;
  /** The first of them, `MARK_BYTES` at most. */
  head: Uint8Array;
  /** The last of them, `MARK_BYTES` at most; empty where they cannot be read again without reading all. */
  tail: Uint8Array;
}

/** A text as it stands now. */
export interface Snapshot {
  /** Bytes; Infinity where only reading it to its end would tell, as of a compressed one. */
  size: number;
  /** Bytes `from` to `to`, in one read; fewer where it ends before. */
  bytes(from: number, to: number): Promise<Uint8Array>;
}

/**
 * What a text is to the one that was judged: `continues` it is that one, perhaps with more at its end;
 * `part` it begins alike and is shorter; `other` all else.
 */
export type Relation = 'continues' | 'part' | 'other';

/** The place before any line is judged. */
export const START: Place = { offset: 0, head: new Uint8Array(0), tail: new Uint8Array(0) };

/** What a text is to the one judged up to `place`. */
export async function relationOf(place: Place, text: Snapshot): Promise<Relation> {
  const head = await text.bytes(0, place.head.length);
  if (!startsWith(place.head, head)) return 'other';
  if (text.size < place.offset || head.length < place.head.length) return 'part';
  // Of texts that begin alike, a truncated and rewritten one differs here.
  const tail = await text.bytes(place.offset - place.tail.length, place.offset);
  return isEqual(place.tail, tail) ? 'continues' : 'other';
}

/**
 * What follows a place, `CHUNK_BYTES` at most; null if the text is not the one judged up to there.
 */
export async function bytesAfter(place: Place, text: Snapshot): Promise<Uint8Array | null> {
  if ((await relationOf(place, text)) !== 'continues') return null;
  const { offset, tail } = place;
  // A file may be replaced between two reads: what is new comes in one read with what tells that it follows.
  const bytes = await text.bytes(offset - tail.length, offset + CHUNK_BYTES);
  return startsWith(bytes, tail) ? bytes.subarray(tail.length) : null;
}

/** The place after `bytes`, which follow it, were judged, too. */
export function advance({ offset, head, tail }: Place, bytes: Uint8Array): Place {
  return {
    offset: offset + bytes.length,
    head: head.length < MARK_BYTES ? concat(head, bytes).slice(0, MARK_BYTES) : head,
    tail: concat(tail, bytes.subarray(-MARK_BYTES)).slice(-MARK_BYTES)
  };
}

/**
 * What of the bytes that follow a place can be judged: complete lines, and a last one without newline if no
 * more of it is expected.
 * @param ended whether they reach to the text's end and it stood still for `STILL_MS`
 * @returns bytes `from` to `to`; equal where there is nothing yet
 */
export function judgeable(
  place: Place,
  bytes: Uint8Array,
  ended: boolean
): { from: number; to: number } {
  const whole = ended || bytes.length >= MAX_LINE_BYTES;
  const newline = bytes.lastIndexOf(NEWLINE) + 1;
  const to = newline === 0 || ended ? (whole ? bytes.length : 0) : newline;
  const from = Math.min(to, lateNewline(place, bytes));
  return { from, to };
}

/** Length of the newline that ends a line which was judged without it. */
function lateNewline({ tail }: Place, bytes: Uint8Array): number {
  if (tail.length === 0 || tail.at(-1) === NEWLINE) return 0;
  if (bytes[0] === NEWLINE) return 1;
  return bytes[0] === RETURN && bytes[1] === NEWLINE ? 2 : 0;
}

function startsWith(bytes: Uint8Array, start: Uint8Array): boolean {
  return isEqual(bytes.subarray(0, start.length), start);
}

function isEqual(a: Uint8Array, b: Uint8Array): boolean {
  return a.length === b.length && a.every((byte, i) => byte === b[i]);
}

function concat(a: Uint8Array, b: Uint8Array): Uint8Array {
  const joined = new Uint8Array(a.length + b.length);
  joined.set(a);
  joined.set(b, a.length);
  return joined;
}
