import { isAbort } from '../../base/abort.ts';
import { assign, type Known, type Present } from './assign.ts';
import {
  advance,
  bytesAfter,
  CHUNK_BYTES,
  judgeable,
  MARK_BYTES,
  type Place,
  relationOf,
  type Snapshot,
  START,
  STILL_MS
} from './place.ts';

/** A file that can be looked at again: a snapshot may not be readable once the file was written to. */
export interface Followable extends Present {
  /** The file as it is by now; `lastModified` in ms since the epoch. */
  again(): Promise<{ text: Snapshot; lastModified: number }>;
}

/** Bytes that follow a place, of which some are to be judged. */
export interface Piece {
  /** Place after which they stand. */
  place: Place;
  bytes: Uint8Array;
  /** The part of them to judge; what is before it is skipped. */
  from: number;
  to: number;
  /** Ms since the epoch. */
  lastModified: number;
}

/** Where known texts are kept, and lines are judged. */
export interface Ledger<File extends Followable> {
  known(): Promise<Known[]>;
  /** Notes that a known text is now found under a file's name. */
  move(sourceId: number, file: File): Promise<void>;
  /**
   * Makes a text known of which nothing is judged yet, or gives the one that was begun under the file's name.
   * What else was known under it is there no more.
   */
  begin(file: File, text: Snapshot): Promise<Known>;
  /** Judges a piece and stores it with the place reached: whatever breaks off, the two agree. */
  judge(sourceId: number, file: File, piece: Piece): Promise<void>;
}

/** Where a file stands after a pass. */
export interface Followed {
  /** The text it holds; null while that is not known. */
  sourceId: number | null;
  /** What there is beyond the lines judged: more to read at once, a half line or a copy that waits, or nothing. */
  rest: 'more' | 'waits' | 'none';
  /** Why it cannot be read now; null when it can. */
  error: unknown;
}

/** Times that a file is looked at anew because it was written to while it was read. */
const ATTEMPTS = 3;

/**
 * Reads on in files that are followed, one chunk of each: every complete line once, none twice, whatever was
 * appended, renamed, truncated or copied since the last pass, and wherever that was broken off. What was
 * judged of a file is in the ledger alone.
 * @param files always in the same order: the first of two copies is read
 * @param now ms since the epoch
 * @returns where each file stands, in their order; what is thrown for one is told there
 * @throws AbortError
 */
export async function followPass<File extends Followable>(
  files: readonly File[],
  ledger: Ledger<File>,
  now: () => number
): Promise<Followed[]> {
  // A text that was begun and never judged, since the tab was killed, is told by nothing: it is begun again.
  const known = (await ledger.known()).filter(({ place }) => place.offset > 0);
  // All are told apart before the first is read: reading on makes copies look older than they are.
  const assigned = await assign(files, known);
  const begun: Known[] = [];
  const outcomes: Followed[] = [];
  for (const [i, file] of files.entries()) {
    const assignment = assigned[i]!;
    try {
      if (assignment.kind === 'unreadable') throw assignment.error;
      if (assignment.kind === 'known') {
        const text = known.find(({ sourceId }) => sourceId === assignment.sourceId)!;
        outcomes.push(await readOn(file, text, ledger, now));
      } else if (assignment.kind === 'new') {
        outcomes.push(await readFirst(file, begun, ledger, now));
      } else {
        outcomes.push({ sourceId: null, rest: 'waits', error: null });
      }
    } catch (error) {
      if (isAbort(error)) throw error;
      outcomes.push({ sourceId: null, rest: 'waits', error });
    }
  }
  return outcomes;
}

async function readOn<File extends Followable>(
  file: File,
  { sourceId, place, spot }: Known,
  ledger: Ledger<File>,
  now: () => number
): Promise<Followed> {
  if (spot !== file.spot) await ledger.move(sourceId, file);
  if (file.unchanged === sourceId) return { sourceId, rest: 'none', error: null };
  const next = await nextPiece(file, place, now);
  if (next === null) return { sourceId: null, rest: 'more', error: null };
  if (next.piece.to > next.piece.from) await ledger.judge(sourceId, file, next.piece);
  return { sourceId, rest: next.rest, error: null };
}

/** @param begun texts that were begun in this pass; this one is added */
async function readFirst<File extends Followable>(
  file: File,
  begun: Known[],
  ledger: Ledger<File>,
  now: () => number
): Promise<Followed> {
  const waits: Followed = { sourceId: null, rest: 'waits', error: null };
  const [assignment] = await assign([file], begun);
  if (assignment!.kind !== 'new') return waits;
  // Since it was found to be new, another file may have been renamed to its name.
  const seen = advance(START, await file.text.bytes(0, MARK_BYTES));
  const next = await nextPiece(file, START, now, seen);
  if (next === null) return { ...waits, rest: 'more' };
  if (next.piece.to === 0) return waits;
  const text = await ledger.begin(file, next.text);
  const { sourceId, place } = text;
  if (place.offset === 0) await ledger.judge(sourceId, file, next.piece);
  const { bytes, to } = next.piece;
  begun.push(place.offset > 0 ? text : { ...text, place: advance(START, bytes.subarray(0, to)) });
  return { sourceId, rest: place.offset > 0 ? 'more' : next.rest, error: null };
}

interface Next {
  piece: Piece;
  text: Snapshot;
  rest: Followed['rest'];
}

/**
 * What follows a place in a file as it is by now; null if it no longer holds that text.
 * @param seen what it must continue, where that is more than the place tells
 */
async function nextPiece(
  file: Followable,
  place: Place,
  now: () => number,
  seen: Place = place
): Promise<Next | null> {
  for (let attempt = 1; ; attempt++) {
    const { text, lastModified } = await file.again();
    try {
      if ((await relationOf(seen, text)) !== 'continues') return null;
      const bytes = await bytesAfter(place, text);
      if (bytes === null) return null;
      const ended = bytes.length < CHUNK_BYTES;
      const range = judgeable(place, bytes, ended && now() - lastModified >= STILL_MS);
      const rest = !ended ? 'more' : range.to < bytes.length ? 'waits' : 'none';
      return { piece: { place, bytes, ...range, lastModified }, text, rest };
    } catch (error) {
      if (attempt === ATTEMPTS) throw error;
    }
  }
}
