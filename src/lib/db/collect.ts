import { BENIGN, TAXONOMY } from '../detectors/taxonomy.ts';
import type { ScanBatch } from '../pipeline/scan.ts';
import { CONTEXT_LINES, type Results } from './results.ts';
import type { Source } from './schema.ts';

/** Characters of a line that are kept: enough to read it, not a megabyte of one. */
const MAX_TEXT = 8_000;

/** Rows whose text is kept: detections, the lines around them, and the batch's ends. */
function keptRows(detections: readonly number[], count: number): number[] {
  const kept = new Set<number>();
  const keep = (from: number, to: number) => {
    for (let row = Math.max(0, from); row <= Math.min(count - 1, to); row++) kept.add(row);
  };
  for (const row of detections) keep(row - CONTEXT_LINES, row + CONTEXT_LINES);
  // A detection beside the border has half its context in the neighbouring batch.
  keep(0, CONTEXT_LINES - 1);
  keep(count - CONTEXT_LINES, count - 1);
  return [...kept].sort((a, b) => a - b);
}

/**
 * Turns a judged batch into the columns that are stored.
 * @param source the source as it stood before the batch; its counts are not changed
 * @param bytesRead bytes of the stored file read so far
 */
export function collectResults(source: Source, batch: ScanBatch, bytesRead: number): Results {
  const { firstLine, verdicts, parsed, texts } = batch;
  const counts = [...source.counts];
  const rows: number[] = [];
  verdicts.forEach(({ classId }, row) => {
    counts[classId] = counts[classId]! + 1;
    if (classId !== BENIGN) rows.push(row);
  });
  const kept = keptRows(rows, texts.length);
  const probabilities = new Uint8Array(rows.length * TAXONOMY.length);
  rows.forEach((row, i) => {
    probabilities.set(
      verdicts[row]!.probabilities.map((p) => Math.round(p * 255)),
      i * TAXONOMY.length
    );
  });
  const key = { sourceId: source.id, firstLine };
  return {
    verdicts: {
      ...key,
      byteOffset: batch.start,
      classes: Uint8Array.from(verdicts, ({ classId }) => classId),
      confidences: Uint8Array.from(verdicts, ({ confidence }) => Math.round(confidence * 255))
    },
    detections: {
      ...key,
      lines: Uint32Array.from(rows, (row) => firstLine + row),
      times: Float64Array.from(rows, (row) => parsed[row]!.time ?? NaN),
      classes: Uint8Array.from(rows, (row) => verdicts[row]!.classId),
      confidences: Float32Array.from(rows, (row) => verdicts[row]!.confidence),
      probabilities,
      actors: rows.map((row) => parsed[row]!.actor ?? '')
    },
    excerpts: {
      ...key,
      lines: Uint32Array.from(kept, (row) => firstLine + row),
      texts: kept.map((row) => texts[row]!.slice(0, MAX_TEXT))
    },
    progress: {
      format: source.format ?? batch.formats[0] ?? null,
      lines: source.lines + texts.length,
      offset: batch.end,
      bytesRead,
      counts
    }
  };
}
