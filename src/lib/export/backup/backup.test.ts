import 'fake-indexeddb/auto';
import { gunzipSync, gzipSync } from 'node:zlib';
import { beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { openDb, type Db } from '../../db/schema.ts';
import { addSource } from '../../db/sources.ts';
import { tracedSources } from '../../db/traces.ts';
import { changeTriage } from '../../db/triage.ts';
import { correlate } from '../../incidents/correlate.ts';
import { sampleFiles, scanInto } from '../test-database.ts';
import { checkBackup, restoreBackup } from './restore.ts';
import { SAVED_TABLES, UNSAVED_TABLES } from './row-shapes.ts';
import { contents } from './test-contents.ts';
import { writeBackup } from './write.ts';

const created = new Date(Date.UTC(2026, 10, 21, 12));
const { signal } = new AbortController();

const files = sampleFiles('quay-auth.log', 'quay-access.log', 'buoy-dnsmasq.log');

let full: Db;
let backup: File;
let text: string;
let db: Db;
let name = 0;

beforeAll(async () => {
  full = openDb('full');
  await scanInto(full, files);
  const [incident] = correlate(await tracedSources(full));
  await changeTriage(full, incident!, { state: 'confirmed', notes: 'seen' });
  await full.bundleFiles.add({ name: 'screen.onnx', content: Uint8Array.from([0, 255, 128, 7]) });
  await full.ruleFiles.add({ name: 'own.yml', text: 'title: é\ud800', rules: 1, refused: ['one'] });
  backup = new File([await writeBackup(full, created, signal)], 'insyt.gz');
  text = gunzipSync(new Uint8Array(await backup.arrayBuffer())).toString();
});

beforeEach(() => {
  db = openDb(`restored-${name++}`);
});

/** A file of these lines, compressed as backups are. */
function fileOf(lines: string[]): File {
  return new File([gzipSync(`${lines.join('\n')}\n`)], 'changed.gz');
}

/** The backup with its lines changed. */
function changed(change: (lines: string[]) => string[]): File {
  return fileOf(change(text.trimEnd().split('\n')));
}

describe('a backup', () => {
  it('has a shape for every table of the database but those of file handles', () => {
    const tables = [...Object.keys(SAVED_TABLES), ...UNSAVED_TABLES];
    expect(tables.sort()).toEqual(db.tables.map(({ name }) => name).sort());
  });

  it('gives back every row, columns and maps included, and the same incidents', async () => {
    expect(await checkBackup(db, backup)).toEqual({
      created: created.toISOString(),
      sources: 3,
      lines: files.reduce((sum, { text }) => sum + text.trimEnd().split('\n').length, 0),
      bundle: true
    });
    expect(await db.sources.count()).toBe(0);
    await restoreBackup(db, backup);
    expect(await contents(db)).toEqual(await contents(full));
    const [chunk] = await db.detections.toArray();
    expect(chunk!.times).toBeInstanceOf(Float64Array);
    expect(chunk!.probabilities).toBeInstanceOf(Uint8Array);
    const incidents = correlate(await tracedSources(db));
    expect(incidents.length).toBeGreaterThan(1);
    expect(incidents).toEqual(correlate(await tracedSources(full)));
  });

  it('takes the place of what was stored, under new numbers', async () => {
    const { id } = await addSource(db, { name: 'before.log', size: 1, fingerprint: 'x' });
    await restoreBackup(db, backup);
    const sources = await db.sources.toArray();
    expect(sources.map(({ name }) => name)).not.toContain('before.log');
    expect(sources.every((source) => source.id > id)).toBe(true);
    await restoreBackup(db, backup);
    expect(await contents(db)).toEqual(await contents(full));
  });

  it('of an empty database restores to one', async () => {
    const empty = new File([await writeBackup(db, created, signal)], 'empty.gz');
    await addSource(db, { name: 'a.log', size: 1, fingerprint: 'x' });
    await restoreBackup(db, empty);
    expect(await db.sources.count()).toBe(0);
  });

  it('is given up when aborted', async () => {
    await expect(writeBackup(full, created, AbortSignal.abort())).rejects.toThrow(/abort/i);
  });
});

describe('a file that cannot be restored', () => {
  const swapped = (from: string | RegExp, to: string) => () =>
    changed((lines) => lines.map((line) => line.replace(from, to)));
  const cases: [string, () => File, RegExp][] = [
    [
      'a log',
      () => new File(['Nov 21 10:00:00 host sshd[1]: x\n'], 'a.log'),
      /a\.log .*it is no backup/
    ],
    ['an empty file', () => new File([], 'a.gz'), /it is/],
    [
      'a compressed log',
      () => new File([gzipSync('Nov 21 host\n')], 'log.gz'),
      /log\.gz .*no backup/
    ],
    ['other JSON', () => fileOf(['{"format":"other"}']), /it is no backup/],
    ['a newer version', swapped('"version":1', '"version":2'), /newer version/],
    ['a newer database', swapped(/"database":\d+/, '"database":999'), /newer version/],
    ['a part', () => changed((lines) => lines.slice(0, -1)), /not saved to its end/],
    ['one that lacks a row', () => changed((lines) => lines.toSpliced(3, 1)), /missing|not in it/],
    ['one with more after its end', () => changed((lines) => [...lines, '{}']), /goes on/],
    ['broken JSON', () => changed((lines) => lines.toSpliced(2, 1, '{')), /line 3 is damaged/],
    ['an unknown table', swapped('"table":"traces"', '"table":"other"'), /no table/],
    ['an inherited name', swapped('"table":"traces"', '"table":"constructor"'), /no table/],
    ['a wrong type', swapped('"name":"quay-auth.log"', '"name":5'), /sources\.name is no text/],
    ['a field too many', swapped('"name":"quay-auth.log"', '"x":1,"name":""'), /unknown field "x"/],
    ['a field too few', swapped('"name":"quay-auth.log",', ''), /has no "name"/],
    ['a state that is none', swapped('"state":"done"', '"state":"gone"'), /sources\.state/],
    ['a broken column', swapped('"$":"Float64Array"', '"$":"Float128Array"'), /damaged/],
    [
      'columns that disagree',
      swapped('"$":"Float64Array"', '"$":"Float32Array"'),
      /is no Float64Array/
    ],
    ['a trace that is none', swapped('"episodes":{"$":"Map"', '"episodes":{"x":"Map"'), /traces/],
    ['a row of no source', swapped('"sourceId":1', '"sourceId":77'), /not in it/]
  ];

  it.each(cases)('%s is refused by name and changes nothing', async (_, make, reason) => {
    await scanInto(db, [
      { name: 'kept.log', text: 'Nov 21 10:00:00 host sshd[1]: Failed password\n' }
    ]);
    const before = await contents(db);
    const file = make();
    for (const attempt of [checkBackup, restoreBackup]) {
      const error = await attempt(db, file).then(
        () => null,
        (error: unknown) => error
      );
      expect(error).toMatchObject({ code: 'backup-refused' });
      expect((error as Error).message).toMatch(reason);
      expect((error as Error).message).toContain(file.name);
    }
    expect(await contents(db)).toEqual(before);
  });

  it('cut anywhere is refused', async () => {
    const bytes = new Uint8Array(await backup.arrayBuffer());
    for (const share of [0.001, 0.3, 0.7, 0.999]) {
      const part = new File([bytes.slice(0, Math.floor(bytes.length * share))], 'part.gz');
      await expect(checkBackup(db, part)).rejects.toThrow(/part\.gz/);
    }
  });

  it('with a flipped bit is refused', async () => {
    const bytes = new Uint8Array(await backup.arrayBuffer());
    for (const at of [100, Math.floor(bytes.length / 2), bytes.length - 6]) {
      const broken = bytes.slice();
      broken[at]! ^= 4;
      await expect(restoreBackup(db, new File([broken], 'bit.gz'))).rejects.toThrow(/bit\.gz/);
      expect(await db.sources.count()).toBe(0);
    }
  });
});
