import { START_WORDS } from '../words/start.ts';
import { rememberHandle } from './watch/file-handles.ts';

/** Names by which systems keep what no person calls a log. */
const isHidden = (path: string) => path.split('/').some((part) => part.startsWith('.'));

/** A file under the name that tells it from files of the same name in other folders. */
export function withPath(file: File, path: string): File {
  return path === file.name
    ? file
    : new File([file], path, { type: file.type, lastModified: file.lastModified });
}

/** Files of a file picker in the order of their paths; hidden ones of a folder are left out. */
export function filesOfInput(list: FileList | readonly File[]): File[] {
  return inOrder(
    Array.from(list, (file) => withPath(file, file.webkitRelativePath || file.name))
  ).filter((file) => !file.name.includes('/') || !isHidden(file.name));
}

/**
 * Files of a drop or a paste, those in dropped folders included. Must be called while the event is
 * handled: the browser empties the transfer afterwards.
 */
export async function filesOfTransfer(transfer: DataTransfer): Promise<File[]> {
  const loose: File[] = [];
  const entries: FileSystemEntry[] = [];
  const handles: Promise<void>[] = [];
  for (const item of transfer.items) {
    if (item.kind !== 'file') continue;
    const entry = item.webkitGetAsEntry();
    const file = item.getAsFile();
    if (entry?.isDirectory) entries.push(entry);
    else if (file) {
      loose.push(file);
      handles.push(rememberHandleOf(item, file));
    }
  }
  await Promise.all(handles);
  const nested = await Promise.all(entries.map((entry) => filesUnder(entry, entry.name)));
  return inOrder([...loose, ...nested.flat()]);
}

/** Keeps the handle of a dropped file, in browsers that give one, so that it can be read again. */
async function rememberHandleOf(item: DataTransferItem, file: File): Promise<void> {
  const handle = await item.getAsFileSystemHandle?.().catch(() => null);
  if (handle instanceof FileSystemFileHandle) rememberHandle(file, handle);
}

async function filesUnder(entry: FileSystemEntry, path: string): Promise<File[]> {
  if (isHidden(path)) return [];
  if (entry.isFile) return [withPath(await fileOf(entry as FileSystemFileEntry), path)];
  const files: File[] = [];
  for (const child of await childrenOf(entry as FileSystemDirectoryEntry)) {
    files.push(...(await filesUnder(child, `${path}/${child.name}`)));
  }
  return files;
}

function fileOf(entry: FileSystemFileEntry): Promise<File> {
  return new Promise((resolve, reject) => entry.file(resolve, reject));
}

async function childrenOf(folder: FileSystemDirectoryEntry): Promise<FileSystemEntry[]> {
  const reader = folder.createReader();
  const children: FileSystemEntry[] = [];
  for (;;) {
    // Chromium hands out a hundred at a time, and none when it is through.
    const some = await new Promise<FileSystemEntry[]>((resolve, reject) =>
      reader.readEntries(resolve, reject)
    );
    if (some.length === 0) return children;
    children.push(...some);
  }
}

/** Pasted text as a file, named after the moment it was pasted. */
export function fileOfText(text: string, now: Date): File {
  const stamp = now.toLocaleString('sv-SE').replaceAll(':', '.');
  return new File([text], START_WORDS.pasted(stamp), {
    type: 'text/plain',
    lastModified: now.getTime()
  });
}

function inOrder(files: File[]): File[] {
  return files.sort((a, b) => a.name.localeCompare(b.name, 'en', { numeric: true }));
}
