import { SvelteMap } from 'svelte/reactivity';
import type { Db } from '../../db/schema.ts';
import { fileOf } from '../watch/file-handles.ts';

/**
 * Files of the sources. A page may read a file only while it holds it, so these are the files that
 * were given since the page was opened, and those of which the browser keeps a handle that may still be read.
 */
export class Originals {
  readonly #files = new SvelteMap<number, File>();
  /** Files that have grown since, and were found to go on from what was judged. */
  readonly #followed = new WeakSet<File>();

  constructor(readonly db: Db) {}

  keep(sourceId: number, file: File): void {
    this.#files.set(sourceId, file);
  }

  /** Forgets a file that cannot be read any more. */
  drop(sourceId: number): void {
    this.#files.delete(sourceId);
  }

  /** Whether a file was given. */
  has(sourceId: number): boolean {
    return this.#files.has(sourceId);
  }

  /** The file of a source; null when the person must give it again. */
  async originalOf(sourceId: number): Promise<File | null> {
    const given = this.#files.get(sourceId);
    if (given) return given;
    const file = await fileOf(this.db, sourceId);
    if (file && (await this.db.followed.get(sourceId))) this.#followed.add(file);
    return file;
  }

  /** Whether a file is known to be its source's, though its fingerprint may differ by now. */
  isFollowed(file: File): boolean {
    return this.#followed.has(file);
  }
}
