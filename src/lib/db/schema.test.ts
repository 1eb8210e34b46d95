import 'fake-indexeddb/auto';
import Dexie from 'dexie';
import { expect, it } from 'vitest';
import { newTrace } from '../incidents/trace.ts';
import { openDb } from './schema.ts';

it('marks what version 1 stored with the one bundle there was', async () => {
  const old = new Dexie('old');
  old.version(1).stores({
    sources: '++id, fingerprint',
    verdicts: '++id, [sourceId+firstLine]',
    detections: '++id, sourceId',
    excerpts: '++id, [sourceId+firstLine]'
  });
  await old.table('sources').add({ name: 'a.log', fingerprint: 'x', lines: 2 });
  await old.table('verdicts').add({ sourceId: 1, firstLine: 1, classes: new Uint8Array(2) });
  old.close();

  const db = openDb('old');
  expect(await db.sources.get(1)).toMatchObject({
    name: 'a.log',
    lines: 2,
    unsure: 0,
    bundles: ['INSyT 1.0.0']
  });
  expect(await db.verdicts.get(1)).toMatchObject({ firstLine: 1, bundle: 'INSyT 1.0.0' });
});

it('keeps what version 3 stored, and has nothing said of its incidents', async () => {
  const old = new Dexie('untriaged');
  old.version(3).stores({ sources: '++id, fingerprint', traces: 'sourceId', ruleFiles: 'name' });
  await old.table('sources').add({ name: 'a.log', fingerprint: 'x', lines: 2 });
  const entities = { seen: new Map([['su-pair', { line: 3 }]]), census: new Map() };
  await old.table('traces').add({ sourceId: 1, trace: { ...newTrace(), clock: 5, entities } });
  old.close();

  const db = openDb('untriaged');
  expect(await db.sources.get(1)).toMatchObject({ name: 'a.log', lines: 2 });
  const { trace } = (await db.traces.get(1))!;
  expect(trace.clock).toBe(5);
  expect(trace.entities.seen.get('su-pair')).toEqual({ line: 3, again: [] });
  expect(await db.triage.toArray()).toEqual([]);
});
