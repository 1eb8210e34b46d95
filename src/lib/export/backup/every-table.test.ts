import 'fake-indexeddb/auto';
import { beforeAll, expect, it } from 'vitest';
import { addAnalysis } from '../../db/analyses.ts';
import { adoptSource } from '../../db/followed.ts';
import { keepHandle } from '../../db/handles.ts';
import { openDb, type Db, type StoredExample, type Watch } from '../../db/schema.ts';
import { addSuppressions } from '../../db/suppressions.ts';
import { tracedSources } from '../../db/traces.ts';
import { changeTriage } from '../../db/triage.ts';
import { markOf } from '../../incidents/identity.ts';
import { correlate } from '../../incidents/correlate.ts';
import { sampleFiles, scanInto } from '../test-database.ts';
import { restoreBackup } from './restore.ts';
import { SAVED_TABLES, UNSAVED_TABLES } from './row-shapes.ts';
import { contents } from './test-contents.ts';
import { writeBackup } from './write.ts';

const NOW = Date.UTC(2026, 10, 21, 12);

// Node has no handles of files; what matters of one here is that it is in its table.
const handle = { kind: 'file', name: 'quay-auth.log' } as FileSystemFileHandle;

const vector = () => Int8Array.from([127, -128, 0, 5]);

let full: Db;
let restored: Db;

async function saySomething(db: Db): Promise<void> {
  const [incident] = correlate(await tracedSources(db));
  await changeTriage(db, incident!, { state: 'closed', notes: 'seen' });
  await addAnalysis(db, {
    mark: markOf(incident!),
    version: 'as it was',
    model: 'a model',
    promptVersion: 1,
    at: NOW,
    ms: 1_500,
    answer: {
      summary: 'Somebody guessed.',
      why: 'Many failures.',
      check: ['the logins'],
      respond: ['block it'],
      falseAlarm: ['a forgotten password'],
      confidence: 'moderate'
    },
    note: null,
    rating: 'helpful',
    chat: [{ role: 'user', content: 'Why?' }]
  });
  const said = { reason: 'the scanner of ours', createdAt: NOW, expiresAt: null };
  await addSuppressions(
    db,
    [
      { subject: { kind: 'text', text: '<ip> GET /', normaliser: 3 }, ...said },
      { subject: { kind: 'actor', actor: '192.0.2.1' }, ...said, expiresAt: NOW + 1 },
      {
        subject: { kind: 'similar', text: 'x', bundle: 'b 1', vector: vector(), distance: 0.05 },
        ...said
      }
    ],
    NOW
  );
  await db.examples.add({
    text: '<ip> GET /',
    classId: 12,
    bundle: 'b 1',
    vector: vector(),
    createdAt: NOW
  } as StoredExample);
  await db.switches.put({ name: 'teaching', on: true });
}

beforeAll(async () => {
  full = openDb('full');
  await scanInto(full, sampleFiles('quay-auth.log', 'quay-access.log'));
  const [zoned, plain] = await full.sources.toArray();
  await full.sources.update(zoned!.id, { logZone: 'Asia/Tokyo' });
  // As sources were before they kept their zone.
  await full.sources.where({ id: plain!.id }).modify((source) => delete source.logZone);
  await saySomething(full);
  await full.bundleFiles.add({ name: 'screen.onnx', content: Uint8Array.from([0, 255]) });
  await full.ruleFiles.add({ name: 'own.yml', text: 'title: x', rules: 1, refused: ['one'] });
  await full.watches.add({ kind: 'file', name: handle.name, handle, paused: true } as Watch);
  await keepHandle(full, zoned!.id, handle);
  const marks = { head: Uint8Array.from([1]), tail: Uint8Array.from([2, 3]) };
  await adoptSource(full, plain!, { watchId: 1, path: 'logs/quay-access.log' }, marks);
  await full.embeddings.bulkAdd(
    [zoned!, plain!].map(({ id }, i) => ({
      id: 70 + i,
      sourceId: id,
      firstLine: 1,
      bundle: 'b 1',
      keys: Uint32Array.from([1, i]),
      vectors: vector()
    }))
  );
  restored = openDb('restored');
  const backup = await writeBackup(full, new Date(NOW), new AbortController().signal);
  await restoreBackup(restored, new File([backup], 'all.gz'));
});

it('is tried with rows in every table', async () => {
  for (const table of full.tables) expect(await table.count(), table.name).toBeGreaterThan(0);
});

it('gives back the rows of every table, each with its source', async () => {
  const [before, after] = [await contents(full), await contents(restored)];
  for (const table of Object.keys(SAVED_TABLES)) expect(after[table], table).toEqual(before[table]);
});

it('leaves file handles where they are, for they mean nothing elsewhere', async () => {
  for (const table of UNSAVED_TABLES) expect(await restored.table(table).count()).toBe(0);
});
