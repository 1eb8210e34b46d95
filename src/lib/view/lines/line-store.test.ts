import 'fake-indexeddb/auto';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { type Db, type ExcerptChunk, openDb, type VerdictChunk } from '../../db/schema.ts';
import { addSource } from '../../db/sources.ts';
import { LineStore } from './line-store.ts';

const never = new AbortController().signal;
const LINES = Array.from({ length: 1000 }, (_, i) => `line ${i + 1}`);
const offsetOf = (line: number) => LINES.slice(0, line - 1).join('\n').length + (line > 1 ? 1 : 0);
const range = (from: number, to: number) =>
  Array.from({ length: to - from + 1 }, (_, i) => from + i);

let db: Db;
let sourceId: number;

beforeEach(async () => {
  db = openDb('line-store');
  sourceId = (await addSource(db, { name: 'a', size: 1, fingerprint: 'a' })).id;
  for (let firstLine = 1; firstLine <= LINES.length; firstLine += 100) {
    await db.verdicts.add({
      sourceId,
      firstLine,
      byteOffset: offsetOf(firstLine),
      bundle: 'm',
      classes: new Uint8Array(100).fill(firstLine % 7),
      confidences: new Uint8Array(100)
    } as VerdictChunk);
    await db.excerpts.add({
      sourceId,
      firstLine,
      lines: Uint32Array.of(firstLine, firstLine + 1),
      texts: ['kept 1', 'kept 2']
    } as ExcerptChunk);
  }
  await db.sources.update(sourceId, { offset: LINES.join('\n').length, lines: LINES.length });
});

afterEach(() => db.delete());

it('reads verdicts and texts of lines from anywhere in the file', async () => {
  const store = new LineStore(db, sourceId, new Blob([LINES.join('\n')]));
  await store.read([3, 99, 100, 101, 555, 1000], never);
  for (const line of [3, 99, 100, 101, 555, 1000]) expect(store.textOf(line)).toBe(`line ${line}`);
  expect(store.chunkOf(555)?.firstLine).toBe(501);
  expect(store.chunkOf(250)).toBeUndefined();
  expect(await store.texts(range(95, 320), never)).toEqual(LINES.slice(94, 320));
});

it('has without the file what was kept', async () => {
  const store = new LineStore(db, sourceId, null);
  await store.read([101, 102, 103, 201], never);
  expect([101, 102, 103, 201].map((line) => store.textOf(line))).toEqual([
    'kept 1',
    'kept 2',
    undefined,
    'kept 1'
  ]);
  expect(store.chunkOf(103)?.classes[2]).toBe(101 % 7);
  expect(await store.texts(range(101, 103), never)).toEqual(['kept 1', 'kept 2', null]);
});

it('reads no further than lines were judged', async () => {
  const store = new LineStore(db, sourceId, new Blob([LINES.join('\n')]));
  await store.read([1000, 1001], never);
  expect(store.textOf(1000)).toBe('line 1000');
  expect(store.textOf(1001)).toBeUndefined();
});
