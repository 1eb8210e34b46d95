import { isAbort } from '../../base/abort.ts';
import { type ErrorReport, InsytError, reportError } from '../../base/error.ts';
import type { Source } from '../../db/schema.ts';
import { openSource } from '../../pipeline/source.ts';
import type { SearchClient } from '../../workers/search/client.ts';
import type { Originals } from './originals.svelte.ts';

/** Where the text of a source stands. */
export type TextState =
  | { kind: 'looking' }
  | { kind: 'missing'; error: ErrorReport | null }
  /** `share` is 0..1 of the file's bytes. */
  | { kind: 'unpacking'; share: number }
  /** The text, and the file's time of change, ms since the epoch. */
  | { kind: 'ready'; text: Blob; reference: number };

/** The text of the source that is looked at: its file, or what is unpacked of it. */
export class OriginalText {
  state: TextState = $state.raw({ kind: 'looking' });
  /** The source that {@link state} is of. */
  sourceId: number | null = null;
  #abort = new AbortController();

  constructor(
    readonly originals: Originals,
    readonly client: SearchClient
  ) {}

  /** Looks for the text of a source, which is another one than before. */
  async show(source: Source): Promise<void> {
    const signal = this.#restart();
    this.sourceId = source.id;
    this.state = { kind: 'looking' };
    const file = await this.originals.originalOf(source.id);
    if (signal.aborted) return;
    if (file) await this.#use(source, file, signal);
    else this.state = { kind: 'missing', error: null };
  }

  /** Takes a file that the person says is the source's. */
  async give(source: Source, file: File): Promise<void> {
    await this.#use(source, file, this.#restart());
  }

  /** Goes on without the file, which cannot be read any more or is another one. */
  lose(error: ErrorReport): void {
    this.#restart();
    if (this.sourceId !== null) this.originals.drop(this.sourceId);
    this.state = { kind: 'missing', error };
  }

  dispose(): void {
    this.#abort.abort();
  }

  #restart(): AbortSignal {
    this.#abort.abort();
    this.#abort = new AbortController();
    return this.#abort.signal;
  }

  async #use(source: Source, file: File, signal: AbortSignal): Promise<void> {
    try {
      const opened = await openSource(file);
      const same = opened.fingerprint === source.fingerprint || this.originals.isFollowed(file);
      if (!same) throw anotherFile(file, source);
      const text = opened.plain ? file : await this.#unpacked(source, file, signal);
      signal.throwIfAborted();
      this.originals.keep(source.id, file);
      this.state = { kind: 'ready', text, reference: file.lastModified };
    } catch (error) {
      if (!signal.aborted && !isAbort(error))
        this.state = { kind: 'missing', error: reportError(error) };
    }
  }

  #unpacked(source: Source, file: File, signal: AbortSignal): Promise<Blob> {
    this.state = { kind: 'unpacking', share: 0 };
    const reading = source.state === 'scanning' || source.state === 'paused';
    // Of a file whose scan is over, what lies beyond the judged text may be damaged.
    const end = reading ? Infinity : source.offset;
    const onBytes = (read: number) => {
      if (!signal.aborted) this.state = { kind: 'unpacking', share: read / file.size };
    };
    return this.client.unpack(file, end, onBytes, signal);
  }
}

function anotherFile(file: File, source: Source): InsytError {
  return new InsytError(
    'another-file',
    `${file.name} is not the file that was scanned as ${source.name}: its size or beginning differs.`,
    'Give the same file again, unchanged.'
  );
}
