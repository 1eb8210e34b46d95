import { liveQuery, type Subscription } from 'dexie';
import { type ErrorReport, reportError } from '../../base/error.ts';
import { isAbort } from '../../base/abort.ts';
import type { Db, FollowedText, Watch } from '../../db/schema.ts';
import { addWatch, listWatches, removeWatch, setWatchPaused } from '../../db/watches.ts';
import type { PipelineClient } from '../../workers/pipeline-client.ts';
import { askToKeepStorage } from '../keep-storage.ts';
import {
  WATCH_CHANNEL,
  type WatchMessage,
  type WatchProblem,
  type WatchStatus
} from '../../workers/watch/messages.ts';

/** Time after which a worker that died is started again, ms. */
const AGAIN_MS = 2_000;

/** What is watched, how it stands, and what a person may do about it. */
export class Watching {
  watches: Watch[] = $state.raw([]);
  followed: FollowedText[] = $state.raw([]);
  /** Sources whose file is known, and may be watched. */
  withHandle: readonly number[] = $state.raw([]);
  statuses: readonly WatchStatus[] = $state.raw([]);
  /** Why nothing is watched, or the last wish was not met; null while all is well. */
  error: ErrorReport | null = $state.raw(null);
  /** Whether picked files are being read. */
  checking = $state(false);
  /** Of the files picked last, those that were not read. */
  problems: WatchProblem[] = $state.raw([]);
  readonly #channel = new BroadcastChannel(WATCH_CHANNEL);
  readonly #subscription: Subscription;
  #started = false;

  constructor(
    readonly db: Db,
    readonly client: PipelineClient
  ) {
    const tables = () =>
      Promise.all([
        listWatches(db),
        db.followed.toArray(),
        db.handles.toCollection().primaryKeys()
      ]);
    this.#subscription = liveQuery(tables).subscribe({
      next: ([watches, followed, withHandle]) => {
        this.watches = watches;
        this.followed = followed;
        this.withHandle = withHandle;
        if (watches.length > 0) void this.#start();
      },
      error: (error) => (this.error = reportError(error))
    });
    this.#channel.addEventListener('message', ({ data }: MessageEvent<WatchMessage>) => {
      if (data.kind === 'statuses') this.statuses = data.statuses;
    });
  }

  /** Whether this browser lets a page watch files. */
  get possible(): boolean {
    return typeof showOpenFilePicker === 'function' && typeof showDirectoryPicker === 'function';
  }

  /** Lets the person choose files, and watches them. */
  addFiles(): Promise<void> {
    return this.#wish(async () => {
      for (const handle of await showOpenFilePicker!({ multiple: true, id: 'insyt-watch' }))
        await this.add(handle);
    });
  }

  /** Lets the person choose a folder, and watches it. */
  addFolder(): Promise<void> {
    return this.#wish(async () =>
      this.add(await showDirectoryPicker!({ mode: 'read', id: 'insyt-watch' }))
    );
  }

  /** Watches the file of a source, from where its scan stands. */
  addSource(sourceId: number): Promise<void> {
    return this.#wish(async () => {
      const row = await this.db.handles.get(sourceId);
      if (row === undefined) return;
      await row.handle.requestPermission({ mode: 'read' });
      await this.add(row.handle);
    });
  }

  async add(handle: FileSystemFileHandle | FileSystemDirectoryHandle): Promise<void> {
    askToKeepStorage();
    await addWatch(this.db, handle);
    this.client.wakeWatch();
  }

  /** Asks for all permissions that are missing. Must be called while a click is handled. */
  allowAgain(): Promise<void> {
    return this.#wish(async () => {
      for (const { id, handle } of this.watches) {
        const status = this.statuses.find(({ watchId }) => watchId === id);
        if (status?.state === 'permission') await handle.requestPermission({ mode: 'read' });
      }
      this.client.wakeWatch();
    });
  }

  pause(id: number, paused: boolean): Promise<void> {
    return this.#wish(() => setWatchPaused(this.db, id, paused));
  }

  remove(id: number): Promise<void> {
    return this.#wish(() => removeWatch(this.db, id));
  }

  /** Reads what is new in files that the person picked. */
  async check(files: readonly File[]): Promise<void> {
    this.checking = true;
    await this.#wish(async () => {
      this.problems = await this.client.checkFiles([...files]);
    });
    this.checking = false;
  }

  dispose(): void {
    this.#subscription.unsubscribe();
    this.#channel.close();
  }

  async #wish(task: () => Promise<void>): Promise<void> {
    this.error = null;
    try {
      await task();
    } catch (error) {
      // Who closes a picker wants nothing.
      if (!isAbort(error)) this.error = reportError(error);
    }
  }

  async #start(): Promise<void> {
    if (this.#started) return;
    this.#started = true;
    for (;;) {
      try {
        await this.client.watch();
      } catch (error) {
        this.error = reportError(error);
        this.statuses = [];
      }
      await new Promise((resolve) => setTimeout(resolve, AGAIN_MS));
    }
  }
}
