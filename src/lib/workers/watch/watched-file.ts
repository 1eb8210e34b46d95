import { type Spot, spotKey } from '../../db/followed.ts';
import { textOf } from '../../pipeline/follow/file-text.ts';
import type { Followable } from '../../pipeline/follow/pass.ts';
import type { Snapshot } from '../../pipeline/follow/place.ts';

/** What was known of a file when it was last looked at. */
export interface LastLook {
  size: number;
  lastModified: number;
  text: Snapshot;
  /** The source that was read to its end then; null otherwise. */
  sourceId: number | null;
  /** Why it is not read as long as it stays the same; null otherwise. */
  refused: unknown;
}

/** A file of a watch, or one that was picked. */
export class WatchedFile implements Followable {
  readonly spot: string;
  readonly path: string;
  text: Snapshot;
  /** What holds still of the last look. */
  readonly last: LastLook | null;

  /**
   * @param file as it is now
   * @param handle gives it as it will be; null for one that was picked, which stays as it is
   * @param last the last look at this spot
   */
  constructor(
    readonly at: Spot,
    public file: File,
    readonly handle: FileSystemFileHandle | null,
    last: LastLook | undefined
  ) {
    this.path = at.path;
    this.spot = spotKey(at);
    const same = last?.size === file.size && last.lastModified === file.lastModified;
    this.last = same ? last : null;
    this.text = this.last?.text ?? textOf(file);
  }

  get unchanged(): number | null {
    return this.last?.sourceId ?? null;
  }

  async again(): Promise<{ text: Snapshot; lastModified: number }> {
    const { size, lastModified } = this.file;
    if (this.handle !== null) this.file = await this.handle.getFile();
    const same = this.file.size === size && this.file.lastModified === lastModified;
    if (!same) this.text = textOf(this.file);
    return { text: this.text, lastModified: this.file.lastModified };
  }
}
