import { knownTexts } from '../../db/followed.ts';
import { handleOf } from '../../db/handles.ts';
import type { Db } from '../../db/schema.ts';
import { textOf } from '../../pipeline/follow/file-text.ts';
import { relationOf } from '../../pipeline/follow/place.ts';

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
 * The file of a source as it is now, perhaps grown; null where the browser gave no handle of it, does not
 * allow it to be read (any more), it is gone, or, of a source that is followed, holds another text by now. Of
 * one that was scanned once, its fingerprint tells whether it is the same. Asks nothing of the person.
 */
export async function fileOf(db: Db, sourceId: number): Promise<File | null> {
  const handle = await handleOf(db, sourceId);
  if (handle === undefined) return null;
  if ((await handle.queryPermission({ mode: 'read' })) !== 'granted') return null;
  try {
    const file = await handle.getFile();
    const place = (await knownTexts(db)).find((text) => text.sourceId === sourceId)?.place;
    const same = !place || (await relationOf(place, textOf(file))) === 'continues';
    return same ? file : null;
  } catch {
    return null;
  }
}
