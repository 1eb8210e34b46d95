import type { Verdict } from '../detectors/detector.ts';
import { BENIGN, TAXONOMY } from '../detectors/taxonomy.ts';
import type { Trace } from '../incidents/trace.ts';
import type { ScanBatch } from '../pipeline/scan.ts';
import { classByte } from './class-byte.ts';
import { CONTEXT_LINES, type Results } from './results.ts';
import type { Source } from './schema.ts';
import { embeddingsOf, keysOf } from './text-columns.ts';

/** Characters of a line that are kept: enough to read it, not a megabyte of one. */
const MAX_TEXT = 8_000;

/** Probability of being a threat; any but a detection's verdict tells that of being benign. */
function threatOf({ classId, confidence }: Verdict): number {
  return classId !== BENIGN ? confidence : 1 - confidence;
}

/**
 * Rows whose text is kept: detections and unsure lines, the lines around them, the batch's ends, and what
 * else belongs to incidents.
 */
function keptRows(rows: readonly number[], wanted: readonly number[], count: number): number[] {
  // A mark a row: the surroundings of detections overlap, and sets of them are slow.
  const kept = new Uint8Array(count);
  const keep = (from: number, to: number) => kept.fill(1, Math.max(0, from), to + 1);
  for (const row of wanted) kept[row] = 1;
  for (const row of rows) keep(row - CONTEXT_LINES, row + CONTEXT_LINES);
  // A detection beside the border has half its context in the neighbouring batch.
  keep(0, CONTEXT_LINES - 1);
  keep(count - CONTEXT_LINES, count - 1);
  return Array.from(kept.keys()).filter((row) => kept[row] === 1);
}

/**
 * Turns a judged batch into the columns that are stored.
 * @param source the source as it stood before the batch; its counts are not changed
 * @param bytesRead bytes of the stored file read so far
 * @param traced trace of the source up to these lines, and rows of the batch that it wants kept
 * @param isTaught whether examples call a line a threat that the model calls benign: it is kept, too
 */
export function collectResults(
  source: Source,
  batch: ScanBatch,
  bytesRead: number,
  traced: { trace: Trace; wanted: readonly number[] },
  isTaught: (verdict: Verdict) => boolean = () => false
): Results {
  const { firstLine, verdicts, parsed, texts, bundle } = batch;
  const counts = [...source.counts];
  let unsureLines = source.unsure;
  const rows: number[] = [];
  verdicts.forEach((verdict, row) => {
    const { classId, unsure } = verdict;
    counts[classId] = counts[classId]! + 1;
    if (unsure !== null) unsureLines++;
    if (classId !== BENIGN || unsure !== null || isTaught(verdict)) rows.push(row);
  });
  const kept = keptRows(rows, traced.wanted, texts.length);
  const probabilities = new Uint8Array(rows.length * TAXONOMY.length);
  rows.forEach((row, i) => {
    const from = i * TAXONOMY.length;
    verdicts[row]!.probabilities.forEach(
      (p, id) => (probabilities[from + id] = Math.round(p * 255))
    );
  });
  const key = { sourceId: source.id, firstLine };
  const textKeys = keysOf(rows.map((row) => parsed[row]!));
  const embeddings = embeddingsOf(
    textKeys.keys,
    rows.map((row) => verdicts[row]!)
  );
  return {
    verdicts: {
      ...key,
      byteOffset: batch.start,
      bundle,
      classes: Uint8Array.from(verdicts, classByte),
      confidences: Uint8Array.from(verdicts, ({ confidence }) => Math.round(confidence * 255))
    },
    detections: {
      ...key,
      lines: Uint32Array.from(rows, (row) => firstLine + row),
      times: Float64Array.from(rows, (row) => parsed[row]!.time ?? NaN),
      classes: Uint8Array.from(rows, (row) => classByte(verdicts[row]!)),
      confidences: Float32Array.from(rows, (row) => threatOf(verdicts[row]!)),
      probabilities,
      actors: rows.map((row) => parsed[row]!.actor ?? '')
    },
    excerpts: {
      ...key,
      lines: Uint32Array.from(kept, (row) => firstLine + row),
      texts: kept.map((row) => texts[row]!.slice(0, MAX_TEXT))
    },
    textKeys: { ...key, ...textKeys },
    embeddings: { ...key, bundle, ...embeddings },
    trace: traced.trace,
    progress: {
      format: source.format ?? batch.formats[0] ?? null,
      logZone: source.logZone ?? null,
      lines: source.lines + texts.length,
      offset: batch.end,
      bytesRead,
      counts,
      unsure: unsureLines,
      bundles: source.bundles.includes(bundle) ? source.bundles : [...source.bundles, bundle]
    }
  };
}
