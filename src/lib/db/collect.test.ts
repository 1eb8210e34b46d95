import { describe, expect, it } from 'vitest';
import type { Verdict } from '../detectors/detector.ts';
import { BENIGN, TAXONOMY } from '../detectors/taxonomy.ts';
import type { ParsedLine } from '../formats/format.ts';
import type { ScanBatch } from '../pipeline/scan.ts';
import { classByte } from './class-byte.ts';
import { newTrace } from '../incidents/trace.ts';
import { collectResults } from './collect.ts';
import type { Source } from './schema.ts';

const source: Source = {
  id: 7,
  name: 'a.log',
  size: 1000,
  fingerprint: 'f',
  format: null,
  state: 'scanning',
  lines: 40,
  offset: 400,
  bytesRead: 400,
  counts: TAXONOMY.map(() => 1),
  unsure: 1,
  bundles: ['INSyT 1'],
  error: null,
  addedAt: 0
};

function batchOf(count: number, detected: readonly number[]): ScanBatch {
  const rows = Array.from({ length: count }, (_, row) => row);
  return {
    firstLine: 41,
    start: 400,
    end: 400 + count * 10,
    texts: rows.map((row) => `text ${row}`),
    parsed: rows.map((row): ParsedLine => ({
      time: row === 0 ? null : row,
      host: null,
      program: null,
      actor: `a${row}`,
      message: '',
      web: null
    })),
    formats: rows.map(() => 'syslog'),
    verdicts: rows.map((row): Verdict => {
      const classId = detected.includes(row) ? 5 : BENIGN;
      const probabilities = new Float32Array(TAXONOMY.length);
      probabilities[classId] = 0.8;
      return { classId, confidence: 0.8, probabilities, unsure: null };
    }),
    bundle: 'INSyT 2'
  };
}

const untraced = { trace: newTrace(), wanted: [] };

describe('collectResults', () => {
  it('makes columns of the detections alone', () => {
    const { detections, verdicts } = collectResults(source, batchOf(100, [0, 60]), 900, untraced);
    expect([...detections.lines]).toEqual([41, 101]);
    expect([...detections.times]).toEqual([NaN, 60]);
    expect(detections.actors).toEqual(['a0', 'a60']);
    expect(detections.probabilities[TAXONOMY.length + 5]).toBe(204);
    expect(verdicts.classes).toHaveLength(100);
    expect(verdicts.byteOffset).toBe(400);
  });

  it('keeps the text of detections, five lines around them, and the ends of the batch', () => {
    const { excerpts } = collectResults(source, batchOf(100, [50]), 900, untraced);
    const rows = [...excerpts.lines].map((line) => line - 41);
    const range = (from: number, to: number) =>
      Array.from({ length: to - from + 1 }, (_, i) => from + i);
    expect(rows).toEqual([...range(0, 4), ...range(45, 55), ...range(95, 99)]);
    expect(excerpts.texts[5]).toBe('text 45');
  });

  it('keeps the text of lines that an incident wants, without those around them', () => {
    const traced = { trace: newTrace(), wanted: [30] };
    const { excerpts, trace } = collectResults(source, batchOf(100, []), 900, traced);
    expect(excerpts.texts).toContain('text 30');
    expect(excerpts.texts).not.toContain('text 31');
    expect(trace).toBe(traced.trace);
  });

  it('moves the source on and leaves what it was given alone', () => {
    const { progress } = collectResults(source, batchOf(100, [1, 2]), 900, untraced);
    expect(progress).toMatchObject({ lines: 140, offset: 1400, bytesRead: 900, format: 'syslog' });
    expect(progress.counts[5]).toBe(3);
    expect(progress.counts[BENIGN]).toBe(99);
    expect(source.counts[5]).toBe(1);
    expect(progress.bundles).toEqual(['INSyT 1', 'INSyT 2']);
    expect(source.bundles).toEqual(['INSyT 1']);
  });

  it('keeps unsure lines as detections are kept, marked, and counts them as benign', () => {
    const batch = batchOf(100, [50]);
    batch.verdicts[70] = { ...batch.verdicts[70]!, unsure: 9 };
    const { detections, verdicts, excerpts, progress } = collectResults(
      source,
      batch,
      900,
      untraced
    );
    expect([...detections.lines]).toEqual([91, 111]);
    expect([...detections.classes]).toEqual([5, classByte({ classId: BENIGN, unsure: 9 })]);
    expect(detections.confidences[1]).toBeCloseTo(0.2);
    expect(verdicts.classes[70]).toBe(detections.classes[1]);
    expect(excerpts.texts).toContain('text 70');
    expect(progress.unsure).toBe(2);
    expect(progress.counts[BENIGN]).toBe(100);
  });
});
