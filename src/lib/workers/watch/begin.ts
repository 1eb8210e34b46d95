import { InsytError } from '../../base/error.ts';
import { adoptSource, beginText } from '../../db/followed.ts';
import type { Db, Source } from '../../db/schema.ts';
import { listSources } from '../../db/sources.ts';
import type { Known } from '../../pipeline/follow/assign.ts';
import { isCompressed } from '../../pipeline/follow/file-text.ts';
import { MARK_BYTES, type Snapshot } from '../../pipeline/follow/place.ts';
import { fingerprintAt, openSource } from '../../pipeline/source.ts';
import type { WatchedFile } from './watched-file.ts';

const baseName = (path: string) => path.slice(path.lastIndexOf('/') + 1);

/**
 * Begins to follow the text of a file: from where a scan of the same file stands, else from its start.
 * @throws InsytError when it is no text that can be followed
 */
export async function beginFile(db: Db, file: WatchedFile, text: Snapshot): Promise<Known> {
  const { size } = file.file;
  const { compressed, wide, fingerprint } = await openSource(file.file);
  if (wide || compressed !== isCompressed(file.file)) {
    throw new InsytError(
      'not-followed',
      `${file.path} is ${wide ? 'in UTF-16' : compressed ? 'compressed' : 'not compressed, as its name says'}.`,
      'It cannot be watched; open it to scan it as it is now.'
    );
  }
  const scanned = await scannedBefore(db, file, compressed);
  if (scanned !== undefined) {
    const { offset } = scanned;
    return adoptSource(db, scanned, file.at, {
      head: await text.bytes(0, Math.min(MARK_BYTES, offset)),
      tail: await text.bytes(Math.max(0, offset - MARK_BYTES), offset)
    });
  }
  return beginText(db, file.at, { name: file.path, size, fingerprint });
}

/** The source that was read from this file when it was as long as now, or shorter. */
async function scannedBefore(
  db: Db,
  { file }: WatchedFile,
  compressed: boolean
): Promise<Source | undefined> {
  const followed = new Set(await db.followed.toCollection().primaryKeys());
  for (const source of await listSources(db)) {
    if (followed.has(source.id) || source.offset === 0 || source.size > file.size) continue;
    if (compressed ? source.size !== file.size : baseName(source.name) !== file.name) continue;
    if ((await fingerprintAt(file, source.size)) === source.fingerprint) return source;
  }
  return undefined;
}
