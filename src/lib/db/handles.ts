import type { Db } from './schema.ts';

/** Keeps the handle of the file that a source was read from, so that it can be read again. */
export async function keepHandle(
  db: Db,
  sourceId: number,
  handle: FileSystemFileHandle
): Promise<void> {
  await db.handles.put({ sourceId, handle });
}

/** The file that a source was read from; undefined where no handle of it was given. */
export async function handleOf(
  db: Db,
  sourceId: number
): Promise<FileSystemFileHandle | undefined> {
  return (await db.handles.get(sourceId))?.handle;
}
