import type { Page } from '@playwright/test';

/** Name of the folder, in the page's private file system, that the picker gives in these tests. */
const FOLDER = 'logs';

/**
 * Lets the page's pickers give files that tests write to: the browser's own pickers cannot be driven. The
 * handles are real ones, of the page's private file system.
 */
export async function stubPickers(page: Page): Promise<void> {
  await page.addInitScript((name) => {
    const folder = async () =>
      (await navigator.storage.getDirectory()).getDirectoryHandle(name, { create: true });
    Object.assign(window, {
      showDirectoryPicker: folder,
      showOpenFilePicker: async () => [await (await folder()).getFileHandle('picked.log')]
    });
  }, FOLDER);
}

/** What a program, or log rotation, does to a file of the folder. */
export type Change =
  | { does: 'append' | 'write'; path: string; text: string }
  | { does: 'move' | 'copy'; path: string; to: string }
  | { does: 'delete'; path: string };

/** Makes changes in the folder, one after the other. */
export async function change(page: Page, ...changes: Change[]): Promise<void> {
  await page.evaluate(
    async ({ name, changes }) => {
      const root = await navigator.storage.getDirectory();
      const folder = await root.getDirectoryHandle(name, { create: true });
      const put = async (path: string, text: string | Blob, keep: boolean) => {
        const handle = await folder.getFileHandle(path, { create: true });
        const writable = await handle.createWritable({ keepExistingData: keep });
        if (keep) await writable.seek((await handle.getFile()).size);
        await writable.write(text);
        await writable.close();
      };
      for (const one of changes) {
        if ('text' in one) await put(one.path, one.text, one.does === 'append');
        else if (one.does === 'delete') await folder.removeEntry(one.path);
        else {
          const handle = await folder.getFileHandle(one.path);
          if (one.does === 'copy') await put(one.to, await handle.getFile(), false);
          else await (handle as unknown as { move(name: string): Promise<void> }).move(one.to);
        }
      }
    },
    { name: FOLDER, changes }
  );
}

/** What is stored of the lines that were judged. */
export interface Judged {
  sources: number;
  /** Lines of all sources, as the sources count them. */
  lines: number;
  /** Lines that have a verdict: those of a source follow each other without gap or overlap. */
  verdicts: number;
  /** The lines whose text is kept: all, as long as no ten of them come at once. */
  texts: string[];
}

/** Reads the page's database. */
export async function judged(page: Page): Promise<Judged> {
  return page.evaluate(async () => {
    const db = await new Promise<IDBDatabase>((resolve, reject) => {
      const request = indexedDB.open('insyt');
      request.onsuccess = () => resolve(request.result);
      request.onerror = () => reject(request.error!);
    });
    const all = <T>(table: string) =>
      new Promise<T[]>((resolve, reject) => {
        const request = db.transaction(table).objectStore(table).getAll();
        request.onsuccess = () => resolve(request.result as T[]);
        request.onerror = () => reject(request.error!);
      });
    const sources = await all<{ id: number; lines: number }>('sources');
    const chunks = await all<{ sourceId: number; firstLine: number; classes: Uint8Array }>(
      'verdicts'
    );
    const excerpts = await all<{ sourceId: number; texts: string[] }>('excerpts');
    db.close();
    let verdicts = 0;
    for (const { id } of sources) {
      let next = 1;
      const own = chunks.filter(({ sourceId }) => sourceId === id);
      for (const { firstLine, classes } of own.sort((a, b) => a.firstLine - b.firstLine)) {
        if (firstLine !== next) throw new Error(`source ${id}: line ${firstLine}, not ${next}`);
        next += classes.length;
      }
      verdicts += next - 1;
    }
    return {
      sources: sources.length,
      lines: sources.reduce((sum, { lines }) => sum + lines, 0),
      verdicts,
      texts: excerpts.flatMap(({ texts }) => texts)
    };
  });
}
