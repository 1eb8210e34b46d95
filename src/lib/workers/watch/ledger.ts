import { keepHandle } from '../../db/handles.ts';
import { knownTexts, moveText } from '../../db/followed.ts';
import type { Db } from '../../db/schema.ts';
import type { Known } from '../../pipeline/follow/assign.ts';
import type { Ledger, Piece } from '../../pipeline/follow/pass.ts';
import { advance, type Snapshot } from '../../pipeline/follow/place.ts';
import type { ScanBatch } from '../../pipeline/scan.ts';
import { judgeLines, type Judge } from '../judge-lines.ts';
import { storageFull } from '../storage-full.ts';
import { beginFile } from './begin.ts';
import { TAIL_LINES, type TailLine } from './messages.ts';
import type { WatchedFile } from './watched-file.ts';

/** Characters of a line that are shown as it comes. */
const SHOWN_TEXT = 500;

/** What the ledger needs of its surroundings. */
export interface LedgerHost {
  db: Db;
  /** @throws InsytError before the model is loaded */
  judge(): Promise<Judge>;
  /** Runs while nobody else writes results. */
  alone<T>(task: () => Promise<T>): Promise<T>;
  onLines(lines: TailLine[]): void;
  signal: AbortSignal;
}

/** The followed texts in the database. */
export class WatchLedger implements Ledger<WatchedFile> {
  constructor(readonly host: LedgerHost) {}

  known(): Promise<Known[]> {
    return knownTexts(this.host.db);
  }

  async move(sourceId: number, file: WatchedFile): Promise<void> {
    await moveText(this.host.db, sourceId, file.at);
    await this.#keepHandle(sourceId, file);
  }

  async begin(file: WatchedFile, text: Snapshot): Promise<Known> {
    const known = await this.host.alone(() => beginFile(this.host.db, file, text));
    await this.#keepHandle(known.sourceId, file);
    return known;
  }

  judge(sourceId: number, file: WatchedFile, piece: Piece): Promise<void> {
    return this.host.alone(async () => {
      const { db, signal, onLines } = this.host;
      const source = await db.sources.get(sourceId);
      // Removed since the pass began.
      if (source === undefined) return;
      const { place, bytes, from, to, lastModified } = piece;
      const start = { ...source, offset: place.offset + from };
      const lines = {
        text: { read: () => streamOf(bytes.slice(from, to)) },
        reference: lastModified
      };
      const readAt = Date.now();
      const judge = await this.host.judge();
      const stored = judgeLines(judge, start, lines, pauseless, signal, (batch) => {
        const { head, tail } = advance(place, bytes.subarray(0, batch.end - place.offset));
        const size = Math.max(source.size, file.file.size);
        return { followed: { head, tail, readAt }, size };
      });
      try {
        for await (const { batch } of stored) onLines(tailOf(sourceId, file.path, batch));
      } catch (error) {
        throw storageFull(error, file.path, 'and it is read on by itself.');
      }
    });
  }

  async #keepHandle(sourceId: number, { handle }: WatchedFile): Promise<void> {
    if (handle !== null) await keepHandle(this.host.db, sourceId, handle);
  }
}

const pauseless = () => Promise.resolve();

function streamOf(bytes: Uint8Array<ArrayBuffer>): ReadableStream<Uint8Array> {
  return new Blob([bytes]).stream();
}

/** The last lines of a batch, as they are shown. */
function tailOf(sourceId: number, path: string, batch: ScanBatch): TailLine[] {
  const first = Math.max(0, batch.texts.length - TAIL_LINES);
  return batch.texts.slice(first).map((text, i) => {
    const { classId, unsure } = batch.verdicts[first + i]!;
    return {
      sourceId,
      path,
      line: batch.firstLine + first + i,
      text: text.slice(0, SHOWN_TEXT),
      classId: unsure ?? classId,
      unsure: unsure !== null
    };
  });
}
