import { handleOf } from '../../db/handles.ts';
import type { Db } from '../../db/schema.ts';

const handles = new WeakMap<File, FileSystemFileHandle>();

/** Remembers by which handle a file was given. */
export function rememberHandle(file: File, handle: FileSystemFileHandle): void {
  handles.set(file, handle);
}

/** The handle by which a file was given, if it was given by one. */
export function rememberedHandle(file: File): FileSystemFileHandle | undefined {
  return handles.get(file);
}

/**
 * The file of a source as it is now; null where the browser gave no handle of it, does not allow it to be
 * read (any more), or it is gone. It may have grown, or been replaced, since it was scanned. Asks nothing of
 * the person.
 */
export async function fileOf(db: Db, sourceId: number): Promise<File | null> {
  const handle = await handleOf(db, sourceId);
  if (handle === undefined) return null;
  if ((await handle.queryPermission({ mode: 'read' })) !== 'granted') return null;
  return handle.getFile().catch(() => null);
}
