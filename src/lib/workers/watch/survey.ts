import { reportError } from '../../base/error.ts';
import { spotKey } from '../../db/followed.ts';
import type { Watch } from '../../db/schema.ts';
import type { WatchProblem, WatchStatus } from './messages.ts';
import { type LastLook, WatchedFile } from './watched-file.ts';

/** The files of a watch as they are now. */
export interface Survey {
  status: Pick<WatchStatus, 'state' | 'error'>;
  files: WatchedFile[];
  /** Files that could not be looked at. */
  problems: WatchProblem[];
}

const nameOf = (error: unknown) => (error instanceof DOMException ? error.name : '');

/** Why a file or folder cannot be looked at. */
function statusOf(error: unknown): Survey['status'] {
  if (nameOf(error) === 'NotAllowedError') return { state: 'permission', error: null };
  if (nameOf(error) === 'NotFoundError') return { state: 'gone', error: null };
  return { state: 'failed', error: reportError(error) };
}

/**
 * Looks at all files of a watch, those in nested folders included, and hidden ones left out.
 * @param lastLook what is remembered of a spot
 */
export async function survey(
  watch: Watch,
  lastLook: (spot: string) => LastLook | undefined
): Promise<Survey> {
  const problems: WatchProblem[] = [];
  const look = async (path: string, handle: FileSystemFileHandle) => {
    const at = { watchId: watch.id, path };
    const file = await handle.getFile();
    return new WatchedFile(at, file, handle, lastLook(spotKey(at)));
  };
  try {
    const { handle } = watch;
    const files =
      handle instanceof FileSystemDirectoryHandle
        ? await under(handle, `${handle.name}/`, async (path, file) => {
            try {
              return await look(path, file);
            } catch (error) {
              // It went while the folder was read: the next look will tell.
              if (nameOf(error) === 'NotFoundError') return null;
              if (nameOf(error) === 'NotAllowedError') throw error;
              problems.push({ path, error: reportError(error) });
              return null;
            }
          })
        : [await look(watch.name, handle)];
    return { status: { state: 'watching', error: null }, files, problems };
  } catch (error) {
    return { status: statusOf(error), files: [], problems };
  }
}

async function under(
  folder: FileSystemDirectoryHandle,
  prefix: string,
  look: (path: string, handle: FileSystemFileHandle) => Promise<WatchedFile | null>
): Promise<WatchedFile[]> {
  const looks: Promise<(WatchedFile | null)[]>[] = [];
  for await (const [name, handle] of folder) {
    if (name.startsWith('.')) continue;
    const path = `${prefix}${name}`;
    looks.push(
      handle instanceof FileSystemDirectoryHandle
        ? under(handle, `${path}/`, look)
        : look(path, handle).then((file) => [file])
    );
  }
  const files = (await Promise.all(looks)).flat();
  return files.filter((file) => file !== null);
}
