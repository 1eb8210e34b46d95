import { reportError } from '../base/error.ts';
import { isAbort } from '../base/abort.ts';
import type { Db, Source } from '../db/schema.ts';
import { addSource, findSource, setSourceState } from '../db/sources.ts';
import type { Detector } from '../detectors/detector.ts';
import type { LogLine } from '../detectors/log-line/input.ts';
import type { RuleSet } from '../incidents/sigma/rule-set.ts';
import { openSource, type OpenedSource, type SourceFile } from '../pipeline/source.ts';
import { judgeLines } from './judge-lines.ts';
import { RateMeter } from './rate.ts';
import type { ScanOutcome, ScanProgress } from './protocol.ts';
import { storageFull } from './storage-full.ts';

/** Least time between two reports of progress, ms. */
const REPORT_MS = 250;

/** One file on its way through the pipeline into the database. */
export class ScanRun {
  readonly #abort = new AbortController();
  #resume: (() => void) | null = null;
  #paused: Promise<void> = Promise.resolve();
  #sourceId: number | null = null;

  /**
   * @param onProgress called about four times a second while lines are judged
   * @param logZone zone in which lines that name none are dated; null for the device's own
   * @param pause called between batches; settles once the promise that it is given does
   */
  constructor(
    readonly db: Db,
    readonly detector: Detector<LogLine>,
    readonly rules: RuleSet,
    readonly file: SourceFile,
    readonly onProgress: (progress: ScanProgress) => void,
    readonly logZone: string | null = null,
    readonly pause: (until: Promise<void>) => Promise<void> = (until) => until
  ) {}

  cancel(): void {
    this.#abort.abort();
    this.setPaused(false);
  }

  setPaused(paused: boolean): void {
    if (paused && !this.#resume) {
      this.#paused = new Promise((resolve) => (this.#resume = resolve));
    } else if (!paused) {
      this.#resume?.();
      this.#resume = null;
    }
    if (this.#sourceId !== null && !this.#abort.signal.aborted) {
      void setSourceState(this.db, this.#sourceId, paused ? 'paused' : 'scanning');
    }
  }

  /** Runs to the file's end, a cancel or an error; never rejects. */
  async run(): Promise<ScanOutcome> {
    try {
      const opened = await openSource(this.file);
      const known = await findSource(this.db, opened.fingerprint);
      if (known?.state === 'done') return { kind: 'known', sourceId: known.id };
      const { name, size } = this.file;
      const source =
        known ?? (await addSource(this.db, { name, size, fingerprint: opened.fingerprint }));
      this.#sourceId = source.id;
      await setSourceState(this.db, source.id, this.#resume ? 'paused' : 'scanning');
      const lines = await this.#scan(source, opened);
      await setSourceState(this.db, source.id, 'done');
      return { kind: 'done', sourceId: source.id, lines };
    } catch (error) {
      return this.#failed(error);
    }
  }

  async #scan(source: Source, opened: OpenedSource): Promise<number> {
    const { name, size } = this.file;
    let lines = source.lines;
    const meter = new RateMeter(performance.now(), source.lines, source.bytesRead);
    let reported = 0;
    const stored = judgeLines(
      this,
      source,
      { text: opened, reference: this.file.lastModified },
      () => this.pause(this.#paused),
      this.#abort.signal
    );
    for await (const { source: at } of stored) {
      const { bytesRead } = at;
      lines = at.lines;
      const now = performance.now();
      if (now - reported >= REPORT_MS) {
        reported = now;
        const rate = meter.update(now, lines, bytesRead);
        const secondsLeft = rate.bytes > 0 ? (size - bytesRead) / rate.bytes : null;
        this.onProgress({
          sourceId: at.id,
          name,
          bytesRead,
          size,
          lines,
          rate: rate.lines,
          secondsLeft
        });
      }
    }
    return lines;
  }

  async #failed(error: unknown): Promise<ScanOutcome> {
    const sourceId = this.#sourceId;
    if (isAbort(error) && sourceId !== null) {
      await setSourceState(this.db, sourceId, 'stopped');
      return { kind: 'cancelled', sourceId };
    }
    const report = reportError(
      storageFull(error, this.file.name, 'then give the file again: it continues where it stopped.')
    );
    if (sourceId !== null)
      await setSourceState(this.db, sourceId, 'failed', report).catch(() => undefined);
    return { kind: 'failed', sourceId, error: report };
  }
}
