import 'fake-indexeddb/auto';
import { gzipSync } from 'node:zlib';
import { beforeEach, describe, expect, it } from 'vitest';
import { openDb, type Db } from '../../db/schema.ts';
import { listSources, removeSource } from '../../db/sources.ts';
import type { Detector, Verdict } from '../../detectors/detector.ts';
import type { LogLine } from '../../detectors/log-line/input.ts';
import { BENIGN } from '../../detectors/taxonomy.ts';
import { RuleSet } from '../../incidents/sigma/rule-set.ts';
import { followPass, type Followed } from '../../pipeline/follow/pass.ts';
import { ScanRun } from '../job.ts';
import { WatchLedger } from './ledger.ts';
import type { TailLine } from './messages.ts';
import { WatchedFile } from './watched-file.ts';

/** Calls all lines benign; may be killed in the middle. */
class MildDetector implements Detector<LogLine> {
  readonly bundle = 'mild 1';
  /** Batches it still judges. */
  left = Infinity;
  load = () => Promise.resolve();
  dispose = () => Promise.resolve();
  detect(records: readonly LogLine[]): Promise<Verdict[]> {
    if (this.left-- <= 0) return Promise.reject(new DOMException('killed', 'AbortError'));
    const probabilities = new Float32Array(29);
    probabilities[BENIGN] = 1;
    return Promise.resolve(
      records.map(() => ({ classId: BENIGN, confidence: 1, probabilities, unsure: null }))
    );
  }
}

const rules = RuleSet.of([]);
const signal = new AbortController().signal;

let db: Db;
let detector: MildDetector;
let tail: TailLine[];
let tests = 0;
beforeEach(() => {
  db = openDb(`ledger-${tests++}`);
  detector = new MildDetector();
  tail = [];
});

/** One pass over files as they stand. */
async function pass(...files: [string, string | Uint8Array<ArrayBuffer>][]): Promise<Followed[]> {
  const ledger = new WatchLedger({
    db,
    judge: () => Promise.resolve({ db, detector, rules, logZone: null }),
    alone: (task) => task(),
    onLines: (lines) => tail.push(...lines),
    signal
  });
  const present = files.map(([path, content]) => {
    const file = new File([content], path.slice(path.lastIndexOf('/') + 1));
    return new WatchedFile({ watchId: 1, path }, file, null, undefined);
  });
  return followPass(present, ledger, Date.now);
}

const lineOf = (n: number) => `Nov 20 10:00:00 host sshd[9]: line ${n}\n`;
const linesOf = (count: number, from = 0) =>
  Array.from({ length: count }, (_, i) => lineOf(from + i)).join('');

const texts = () => tail.map(({ text }) => `${text}\n`).join('');

describe('WatchLedger', () => {
  it('stores new lines of a file under the source that it became', async () => {
    await pass(['logs/a.log', linesOf(3)]);
    await pass(['logs/a.log', `${linesOf(5)}half`]);
    const [source, ...others] = await listSources(db);
    expect(others).toEqual([]);
    expect(source).toMatchObject({ name: 'logs/a.log', lines: 5, state: 'done', format: 'syslog' });
    expect(source!.offset).toBe(linesOf(5).length);
    expect(texts()).toBe(linesOf(5));
    expect(tail.map(({ line }) => line)).toEqual([1, 2, 3, 4, 5]);
  });

  it('goes on after a batch that was stored when it is killed between two', async () => {
    const content = linesOf(6_000);
    detector.left = 1;
    await expect(pass(['a.log', content])).rejects.toMatchObject({ name: 'AbortError' });
    const [half] = await listSources(db);
    expect(half!.lines).toBeGreaterThan(0);
    expect(half!.lines).toBeLessThan(6_000);
    detector.left = Infinity;
    await pass(['a.log', content]);
    const [source, ...others] = await listSources(db);
    expect(others).toEqual([]);
    expect(source!.lines).toBe(6_000);
    const verdicts = await db.verdicts.toArray();
    expect(verdicts.reduce((sum, { classes }) => sum + classes.length, 0)).toBe(6_000);
  });

  it('reads on in a rotated file that was compressed', async () => {
    await pass(['a.log', linesOf(3)]);
    await pass(['a.log', linesOf(2, 5)], ['a.log.1.gz', gzipSync(linesOf(5))]);
    await pass(['a.log', linesOf(2, 5)], ['a.log.1.gz', gzipSync(linesOf(5))]);
    expect((await listSources(db)).map(({ lines }) => lines)).toEqual([5, 2]);
    expect(tail).toHaveLength(7);
  });

  it('reads a compressed file to its end, a chunk a pass', async () => {
    const count = 40_000;
    const content = gzipSync(linesOf(count));
    const file = new WatchedFile(
      { watchId: 1, path: 'a.log.2.gz' },
      new File([content], 'a.log.2.gz'),
      null,
      undefined
    );
    const ledger = new WatchLedger({
      db,
      judge: () => Promise.resolve({ db, detector, rules, logZone: null }),
      alone: (task) => task(),
      onLines: () => undefined,
      signal
    });
    while ((await followPass([file], ledger, Date.now))[0]!.rest === 'more');
    expect((await listSources(db))[0]!.lines).toBe(count);
  });

  it('goes on where a scan of the same file ended, also after it grew', async () => {
    const scanned = new File([linesOf(4)], 'a.log');
    await new ScanRun(db, detector, rules, scanned, () => undefined).run();
    expect(await pass(['logs/a.log', linesOf(6)])).toMatchObject([{ rest: 'more' }]);
    await pass(['logs/a.log', linesOf(6)]);
    expect((await listSources(db)).map(({ lines }) => lines)).toEqual([6]);
    expect(tail.map(({ line }) => line)).toEqual([5, 6]);
  });

  it('reads a file anew whose source was removed', async () => {
    await pass(['a.log', linesOf(2)]);
    await removeSource(db, (await listSources(db))[0]!.id);
    expect(await db.followed.count()).toBe(0);
    await pass(['a.log', linesOf(3)]);
    expect((await listSources(db)).map(({ lines }) => lines)).toEqual([3]);
  });

  it.each([
    ['a binary file', Uint8Array.from({ length: 4000 }, (_, i) => i % 20), 'not-text'],
    ['UTF-16', new Uint8Array(Buffer.from('\ufeffa\nb\n', 'utf16le')), 'not-followed'],
    ['gzip under another name', new Uint8Array(gzipSync('a\n')), 'not-followed']
  ])('refuses %s by name', async (_, content, code) => {
    const padded = new Uint8Array([...content, 10]);
    const [outcome] = await pass(['logs/odd.log', padded]);
    expect(outcome!.error).toMatchObject({
      code,
      what: expect.stringContaining('odd.log') as string
    });
    expect(await listSources(db)).toEqual([]);
  });
});
