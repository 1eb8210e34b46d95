import type { Db, Watch } from './schema.ts';

/** @returns all watches, the oldest first */
export function listWatches(db: Db): Promise<Watch[]> {
  return db.watches.orderBy(':id').toArray();
}

/** Adds a watch of a file or folder, unless it is watched already. */
export async function addWatch(
  db: Db,
  handle: FileSystemFileHandle | FileSystemDirectoryHandle
): Promise<void> {
  for (const watch of await listWatches(db)) {
    if (await watch.handle.isSameEntry(handle)) return;
  }
  const watch: Omit<Watch, 'id'> = {
    kind: handle.kind === 'file' ? 'file' : 'folder',
    name: handle.name,
    handle,
    paused: false,
    addedAt: Date.now()
  };
  await db.watches.add(watch as Watch);
}

/** Stops a watch for good; what was found by it stays. */
export async function removeWatch(db: Db, id: number): Promise<void> {
  await db.watches.delete(id);
}

/** Lets a watch rest, or go on from where it was. */
export async function setWatchPaused(db: Db, id: number, paused: boolean): Promise<void> {
  await db.watches.update(id, { paused });
}
