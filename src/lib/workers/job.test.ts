import 'fake-indexeddb/auto';
import { gzipSync } from 'node:zlib';
import { beforeEach, describe, expect, it } from 'vitest';
import { excerptOf, detectionsSince, probabilitiesOf } from '../db/results.ts';
import { openDb, type Db } from '../db/schema.ts';
import { listSources, removeSource } from '../db/sources.ts';
import type { Detector, Verdict } from '../detectors/detector.ts';
import { BENIGN } from '../detectors/taxonomy.ts';
import type { ParsedLine } from '../formats/format.ts';
import { tracedSources } from '../db/traces.ts';
import { correlate } from '../incidents/correlate.ts';
import { RuleSet } from '../incidents/sigma/rule-set.ts';
import { ScanRun } from './job.ts';

/** Stands in for the model: lines with the word `attack` are class 5. */
class WordDetector implements Detector<ParsedLine> {
  readonly bundle = 'words 1';
  calls = 0;
  onCall: (call: number) => void = () => undefined;
  load = () => Promise.resolve();
  dispose = () => Promise.resolve();
  detect(records: readonly ParsedLine[], signal: AbortSignal): Promise<Verdict[]> {
    this.onCall(++this.calls);
    signal.throwIfAborted();
    return Promise.resolve(
      records.map(({ message }) => {
        const classId = message.includes('attack') ? 5 : BENIGN;
        const probabilities = new Float32Array(29);
        probabilities[classId] = 0.9;
        return { classId, confidence: 0.9, probabilities, unsure: null };
      })
    );
  }
}

const LINES = 20_000;
const text = Array.from(
  { length: LINES },
  (_, i) =>
    `Nov 20 10:00:00 host sshd[9]: line ${i + 1} ${(i + 1) % 100 === 0 ? 'attack' : 'quiet'}\n`
).join('');

const rules = RuleSet.of([]);

const pad = (value: number) => String(Math.floor(value)).padStart(2, '0');

let db: Db;
let name = 0;
beforeEach(() => {
  db = openDb(`test-${name++}`);
});

async function stored() {
  const [source] = await listSources(db);
  const chunks = await detectionsSince(db, 0);
  const verdicts = await db.verdicts.toArray();
  return {
    source: source!,
    detected: chunks.flatMap((chunk) => [...chunk.lines]),
    judged: verdicts.reduce((sum, chunk) => sum + chunk.classes.length, 0),
    chunks
  };
}

const expected = Array.from({ length: LINES / 100 }, (_, i) => (i + 1) * 100);

const log = () => new File([text], 'a.log');

/** A scan of a file by a detector, without rules. */
function scanOf(detector: Detector<ParsedLine>, file = log(), into = db) {
  return new ScanRun(into, detector, rules, file, () => undefined);
}

describe('ScanRun', () => {
  it.each([
    ['plain', text],
    ['gzip', gzipSync(text)]
  ])('stores every line of a %s file once', async (_, content) => {
    const run = scanOf(new WordDetector(), new File([content], 'a.log'));
    expect(await run.run()).toMatchObject({ kind: 'done', lines: LINES });
    const { source, detected, judged } = await stored();
    expect(detected).toEqual(expected);
    expect(judged).toBe(LINES);
    expect(source).toMatchObject({ state: 'done', lines: LINES, format: 'syslog' });
    expect(source.counts[5]).toBe(LINES / 100);
    expect(source.counts[BENIGN]).toBe(LINES - LINES / 100);
  });

  it('keeps five lines either side of every detection, and its probabilities', async () => {
    await scanOf(new WordDetector()).run();
    const { source, chunks } = await stored();
    for (const chunk of chunks) {
      for (const line of chunk.lines) {
        const around = await excerptOf(db, source.id, line - 5, line + 5);
        const last = Math.min(line + 5, LINES);
        expect([...around.keys()].sort((a, b) => a - b)).toEqual(
          Array.from({ length: last - line + 6 }, (_, i) => line - 5 + i)
        );
        expect(around.get(line)).toContain(`line ${line} attack`);
      }
    }
    const probabilities = await probabilitiesOf(db, chunks[0]!.id, 100);
    expect(probabilities).toHaveLength(29);
    expect(probabilities![5]).toBeCloseTo(0.9, 2);
  });

  it('loses nothing and counts nothing twice when it is cancelled and given again', async () => {
    const detector = new WordDetector();
    const first = scanOf(detector);
    detector.onCall = (call) => {
      if (call === 2) first.cancel();
    };
    expect(await first.run()).toMatchObject({ kind: 'cancelled' });
    const half = await stored();
    expect(half.source.state).toBe('stopped');
    expect(half.judged).toBe(half.source.lines);
    expect(half.judged).toBeLessThan(LINES);
    detector.onCall = () => undefined;
    const again = scanOf(detector, new File([text], 'renamed.log'));
    expect(await again.run()).toMatchObject({ kind: 'done', lines: LINES });
    const whole = await stored();
    expect(whole.detected).toEqual(expected);
    expect(whole.judged).toBe(LINES);
    expect(await listSources(db)).toHaveLength(1);
  });

  it('does nothing for a file that was read to its end before', async () => {
    const detector = new WordDetector();
    await scanOf(detector).run();
    const { calls } = detector;
    const again = scanOf(detector, new File([text], 'b.log'));
    expect(await again.run()).toMatchObject({ kind: 'known' });
    expect(detector.calls).toBe(calls);
  });

  it('holds while it is paused', async () => {
    const detector = new WordDetector();
    const run = scanOf(detector);
    detector.onCall = (call) => {
      if (call === 2) run.setPaused(true);
    };
    const outcome = run.run();
    await new Promise((resolve) => setTimeout(resolve, 300));
    expect(detector.calls).toBe(2);
    run.setPaused(false);
    expect(await outcome).toMatchObject({ kind: 'done', lines: LINES });
  });

  it('keeps what came before the damage of a gzip file, and says so', async () => {
    const noisy = text.replace(/quiet/g, () => `quiet ${Math.random()}`);
    const zipped = gzipSync(noisy);
    const file = new File([zipped.subarray(0, zipped.length / 2)], 'cut.gz');
    const outcome = await scanOf(new WordDetector(), file).run();
    expect(outcome).toMatchObject({ kind: 'failed', error: { code: 'gzip-damaged' } });
    const { source, judged } = await stored();
    expect(source).toMatchObject({ state: 'failed', error: { code: 'gzip-damaged' } });
    expect(judged).toBeGreaterThan(1000);
  });

  it('tells the same incidents whether a scan was cancelled and given again or not', async () => {
    const lines = Array.from(
      { length: LINES },
      (_, i) =>
        `Nov 20 1${Math.floor(i / 3600)}:${pad((i / 60) % 60)}:${pad(i % 60)} gate sshd[9]: ` +
        `Failed password for root from 192.0.2.${i % 3} port ${i} ssh2${i % 90 === 0 ? ' attack' : ''}\n`
    ).join('');
    const file = () => new File([lines], 'a.log', { lastModified: Date.UTC(2026, 10, 22) });
    await scanOf(new WordDetector(), file()).run();
    const whole = correlate(await tracedSources(db));

    const other = openDb(`test-${name++}`);
    const detector = new WordDetector();
    const first = scanOf(detector, file(), other);
    detector.onCall = (call) => {
      if (call === 2) first.cancel();
    };
    expect(await first.run()).toMatchObject({ kind: 'cancelled' });
    expect(correlate(await tracedSources(other))).not.toEqual(whole);
    detector.onCall = () => undefined;
    await scanOf(detector, file(), other).run();
    expect(correlate(await tracedSources(other))).toEqual(whole);
    expect(whole.map(({ phase }) => phase)).toContain('Credential Access');
  });

  it('dates lines in the zone of when their source began, also when it goes on under another', async () => {
    const detector = new WordDetector();
    const run = (zone: string) => new ScanRun(db, detector, rules, log(), () => undefined, zone);
    const first = run('Asia/Tokyo');
    detector.onCall = (call) => {
      if (call === 2) first.cancel();
    };
    expect(await first.run()).toMatchObject({ kind: 'cancelled' });
    detector.onCall = () => undefined;
    await run('America/New_York').run();
    const { source, chunks } = await stored();
    expect(source.logZone).toBe('Asia/Tokyo');
    const hours = chunks.flatMap(({ times }) =>
      [...times].map((time) => new Date(time).getUTCHours())
    );
    expect(hours).toHaveLength(expected.length);
    expect(new Set(hours)).toEqual(new Set([1]));
  });

  it('removes a source with all that was found in it', async () => {
    await scanOf(new WordDetector()).run();
    const { source } = await stored();
    await removeSource(db, source.id);
    for (const table of db.tables) expect(await table.count()).toBe(0);
  });
});
