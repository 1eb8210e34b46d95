import { describe, expect, it } from 'vitest';
import type { Detector, Verdict } from '../detectors/detector.ts';
import { BENIGN } from '../detectors/taxonomy.ts';
import type { ParsedLine } from '../formats/format.ts';
import { scan, type ScanBatch, type ScanOptions } from './scan.ts';
import { openSource } from './source.ts';

/** Calls a line a directory brute force when it says so: scan's own behaviour is what is tested here. */
export const wordDetector: Detector<ParsedLine> = {
  bundle: 'words 1',
  load: () => Promise.resolve(),
  dispose: () => Promise.resolve(),
  detect: (records) =>
    Promise.resolve(
      records.map(({ message }): Verdict => {
        const classId = message.includes('attack') ? 5 : BENIGN;
        const probabilities = new Float32Array(29);
        probabilities[classId] = 1;
        return { classId, confidence: 1, probabilities, unsure: null };
      })
    )
};

const options: ScanOptions = {
  context: { reference: Date.UTC(2026, 10, 20), offsetAt: () => 0 },
  linesBefore: 0,
  offset: 0,
  onBytes: () => undefined,
  gate: () => Promise.resolve()
};

async function batchesOf(text: string, part: Partial<ScanOptions> = {}): Promise<ScanBatch[]> {
  const source = await openSource(new File([text], 'a.log'));
  const batches: ScanBatch[] = [];
  const signal = new AbortController().signal;
  for await (const batch of scan(source, wordDetector, { ...options, ...part }, signal)) {
    batches.push(batch);
  }
  return batches;
}

describe('scan', () => {
  const lines = Array.from({ length: 30_000 }, (_, i) => `Nov 20 10:11:12 host sshd[1]: line ${i}`);

  it('judges every line once, in order', async () => {
    const batches = await batchesOf(lines.join('\n') + '\n');
    expect(batches.length).toBeGreaterThan(2);
    expect(batches.flatMap((batch) => batch.texts)).toEqual(lines);
    let next = 1;
    for (const batch of batches) {
      expect(batch.firstLine).toBe(next);
      expect(batch.verdicts).toHaveLength(batch.texts.length);
      next += batch.texts.length;
    }
  });

  it('continues exactly where a batch ended', async () => {
    const text = lines.join('\n') + '\n';
    const [first] = await batchesOf(text);
    const rest = await batchesOf(text, { linesBefore: first!.texts.length, offset: first!.end });
    expect(rest[0]!.firstLine).toBe(first!.texts.length + 1);
    expect([...first!.texts, ...rest.flatMap((batch) => batch.texts)]).toEqual(lines);
  });

  it('gives the first batch long before the whole file', async () => {
    const [first] = await batchesOf(lines.join('\n'));
    expect(first!.texts.length).toBeLessThan(lines.length / 3);
  });

  it('stops at an abort', async () => {
    const source = await openSource(new File([lines.join('\n')], 'a.log'));
    const abort = new AbortController();
    const read = async () => {
      for await (const batch of scan(source, wordDetector, options, abort.signal)) {
        expect(batch.firstLine).toBe(1);
        abort.abort();
      }
    };
    await expect(read()).rejects.toMatchObject({ name: 'AbortError' });
  });
});
