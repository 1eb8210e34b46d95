import { SvelteMap } from 'svelte/reactivity';

/**
 * Files of the sources. A page may read a file only while it holds it, so these are the files that
 * were given since the page was opened.
 */
export class Originals {
  readonly #files = new SvelteMap<number, File>();

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
  originalOf(sourceId: number): Promise<File | null> {
    return Promise.resolve(this.#files.get(sourceId) ?? null);
  }
}
