import { ahead } from '../base/ahead.ts';
import { offsetAtOf } from '../base/time-zone.ts';
import { collectResults } from '../db/collect.ts';
import { addResults, type Results } from '../db/results.ts';
import type { Db, Source } from '../db/schema.ts';
import { traceOf } from '../db/traces.ts';
import type { Detector } from '../detectors/detector.ts';
import type { LogLine } from '../detectors/log-line/input.ts';
import type { RuleSet } from '../incidents/sigma/rule-set.ts';
import { addLines } from '../incidents/trace.ts';
import { scan, type ScanBatch } from '../pipeline/scan.ts';
import type { OpenedSource } from '../pipeline/source.ts';
import { lessonsFor } from './lessons.ts';

/** What judges lines, and where the results go. */
export interface Judge {
  db: Db;
  detector: Detector<LogLine>;
  rules: RuleSet;
  /** Zone in which lines that name none are dated, of a source that begins; null for the device's own. */
  logZone: string | null;
}

/** Lines to judge. */
export interface Lines {
  text: Pick<OpenedSource, 'read'>;
  /** When they were written, about; ms since the epoch. For stamps that tell no year. */
  reference: number;
}

/**
 * Judges the lines of a source from where it stands, and stores each batch with the place reached.
 * @param gate awaited between batches
 * @param also what is to be stored with a batch besides
 * @returns each batch after it was stored, with the source as it stands then
 * @throws InsytError when the text breaks off; AbortError; QuotaExceededError (as Dexie wraps it)
 */
export async function* judgeLines(
  { db, detector, rules, logZone }: Judge,
  source: Source,
  { text, reference }: Lines,
  gate: () => Promise<void>,
  signal: AbortSignal,
  also: (batch: ScanBatch) => Partial<Pick<Results, 'followed'>> & { size?: number } = () => ({})
): AsyncGenerator<{ batch: ScanBatch; source: Source }> {
  let at = source.lines === 0 ? { ...source, logZone } : source;
  let bytesRead = source.bytesRead;
  const trace = await traceOf(db, source.id);
  const isTaught = await lessonsFor(db, detector.bundle);
  const batches = scan(
    text,
    detector,
    {
      context: { reference, offsetAt: offsetAtOf(at.logZone ?? null) },
      linesBefore: source.lines,
      offset: source.offset,
      onBytes: (read) => (bytesRead = read),
      gate
    },
    signal
  );
  // A batch is judged while the one before is stored.
  for await (const judged of ahead(batches)) {
    const { lines: batch, wanted } = addLines(trace, judged, rules);
    const results = collectResults(at, batch, bytesRead, { trace, wanted }, isTaught);
    const { size, ...more } = also(batch);
    if (size !== undefined) results.progress.size = size;
    await addResults(db, { ...results, ...more });
    at = { ...at, ...results.progress };
    yield { batch, source: at };
  }
}
