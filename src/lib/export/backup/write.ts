import Dexie from 'dexie';
import type { Db } from '../../db/schema.ts';
import { blobOf } from '../blob-of.ts';
import { encode } from './encode.ts';
import { BACKUP_TYPE, BACKUP_VERSION, type BackupEnd, type BackupHeader } from './format.ts';
import { SAVED_TABLES } from './row-shapes.ts';

/** Rows read at once: one may hold ten thousand lines. */
const PAGE = 4;

/** Lines of the file, handed to `write` as they are read, all of one moment of the database. */
async function writeLines(
  db: Db,
  created: Date,
  write: (line: string) => Promise<void>
): Promise<void> {
  const rows: Record<string, number> = {};
  // The transaction lives on while the lines are compressed: who wants to write waits meanwhile.
  const put = (value: object) => Dexie.waitFor(write(`${JSON.stringify(value)}\n`));
  await db.transaction('r', db.tables, async () => {
    const header: BackupHeader = {
      format: 'insyt-backup',
      version: BACKUP_VERSION,
      database: db.verno,
      created: created.toISOString()
    };
    await put(header);
    for (const name of Object.keys(SAVED_TABLES)) {
      const table = db.table<object, number | string>(name);
      const keys = await table.toCollection().primaryKeys();
      for (let at = 0; at < keys.length; at += PAGE) {
        for (const row of await table.bulkGet(keys.slice(at, at + PAGE))) {
          await put({ table: name, row: encode(row) });
        }
      }
      rows[name] = keys.length;
    }
    await put({ rows } satisfies BackupEnd);
  });
}

/**
 * Everything stored, as one gzip file of JSON lines: a header, a line for each row, and an end that counts
 * them. Rows are those of one moment, read and compressed one by one.
 * @param created moment that the file states
 * @throws DatabaseClosedError or the like (of Dexie) when the database cannot be read; the signal's reason
 *   when aborted
 */
export async function writeBackup(db: Db, created: Date, signal: AbortSignal): Promise<Blob> {
  const gzip = new CompressionStream('gzip');
  const writer = gzip.writable.getWriter();
  const utf8 = new TextEncoder();
  const written = writeLines(db, created, async (line) => {
    signal.throwIfAborted();
    await writer.write(utf8.encode(line));
  }).then(
    () => writer.close(),
    async (error: unknown) => {
      await writer.abort(error).catch(() => undefined);
      throw error;
    }
  );
  const [blob] = await Promise.all([blobOf(piecesOf(gzip.readable), BACKUP_TYPE, signal), written]);
  return blob;
}

// Not every browser can iterate a stream.
async function* piecesOf(
  stream: ReadableStream<Uint8Array<ArrayBuffer>>
): AsyncGenerator<Uint8Array<ArrayBuffer>> {
  const reader = stream.getReader();
  for (;;) {
    const { done, value } = await reader.read();
    if (done) return;
    yield value;
  }
}
