import { InsytError, reportError } from '../base/error.ts';
import { isAbort } from '../base/abort.ts';
import { localOffsetAt } from '../base/time.ts';
import { collectResults } from '../db/collect.ts';
import { addResults } from '../db/results.ts';
import type { Db, Source } from '../db/schema.ts';
import { addSource, findSource, setSourceState } from '../db/sources.ts';
import { traceOf } from '../db/traces.ts';
import type { Detector } from '../detectors/detector.ts';
import type { LogLine } from '../detectors/log-line/input.ts';
import type { RuleSet } from '../incidents/sigma/rule-set.ts';
import { addLines, withActors } from '../incidents/trace.ts';
import { scan } from '../pipeline/scan.ts';
import { openSource, type OpenedSource, type SourceFile } from '../pipeline/source.ts';
import { lessonsFor } from './lessons.ts';
import { RateMeter } from './rate.ts';
import type { ScanOutcome, ScanProgress } from './protocol.ts';

/** Least time between two reports of progress, ms. */
const REPORT_MS = 250;

/** One file on its way through the pipeline into the database. */
export class ScanRun {
  readonly #abort = new AbortController();
  #resume: (() => void) | null = null;
  #paused: Promise<void> = Promise.resolve();
  #sourceId: number | null = null;

  /** @param onProgress called about four times a second while lines are judged */
  constructor(
    readonly db: Db,
    readonly detector: Detector<LogLine>,
    readonly rules: RuleSet,
    readonly file: SourceFile,
    readonly onProgress: (progress: ScanProgress) => void
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
    let at = source;
    let bytesRead = source.bytesRead;
    const meter = new RateMeter(performance.now(), source.lines, bytesRead);
    let reported = 0;
    const isTaught = await lessonsFor(this.db, this.detector.bundle);
    const trace = await traceOf(this.db, source.id);
    const batches = scan(
      opened,
      this.detector,
      {
        context: { reference: this.file.lastModified, offsetAt: localOffsetAt },
        linesBefore: source.lines,
        offset: source.offset,
        onBytes: (read) => (bytesRead = read),
        gate: () => this.#paused
      },
      this.#abort.signal
    );
    for await (const judged of batches) {
      const batch = withActors(trace, judged);
      const wanted = addLines(trace, batch, this.rules);
      const results = collectResults(at, batch, bytesRead, { trace, wanted }, isTaught);
      await addResults(this.db, results);
      at = { ...at, ...results.progress };
      const now = performance.now();
      if (now - reported >= REPORT_MS) {
        reported = now;
        const rate = meter.update(now, at.lines, bytesRead);
        const secondsLeft = rate.bytes > 0 ? (size - bytesRead) / rate.bytes : null;
        this.onProgress({
          sourceId: at.id,
          name,
          bytesRead,
          size,
          lines: at.lines,
          rate: rate.lines,
          secondsLeft
        });
      }
    }
    return at.lines;
  }

  async #failed(error: unknown): Promise<ScanOutcome> {
    const sourceId = this.#sourceId;
    if (isAbort(error) && sourceId !== null) {
      await setSourceState(this.db, sourceId, 'stopped');
      return { kind: 'cancelled', sourceId };
    }
    const report = reportError(storageFull(error, this.file.name));
    if (sourceId !== null)
      await setSourceState(this.db, sourceId, 'failed', report).catch(() => undefined);
    return { kind: 'failed', sourceId, error: report };
  }
}

/** A full disk told as such; any other error as it is. Dexie wraps the browser's error as `inner`. */
function storageFull(error: unknown, name: string): unknown {
  const names = [error, (error as { inner?: unknown } | null)?.inner].map(
    (layer) => (layer as { name?: string } | null)?.name
  );
  if (!names.includes('QuotaExceededError')) return error;
  return new InsytError(
    'storage-full',
    `The browser's storage is full: ${name} was read only in part.`,
    'Remove sources that are no longer needed, then give the file again: it continues where it stopped.',
    error
  );
}
