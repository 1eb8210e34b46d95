import 'fake-indexeddb/auto';
import { beforeEach, describe, expect, it } from 'vitest';
import { newTrace } from '../incidents/trace.ts';
import { addResults, detectionsSince, excerptOf, type Results } from './results.ts';
import { openDb, type Db } from './schema.ts';
import { addSource, findSource, listSources, removeSource } from './sources.ts';

let db: Db;
let name = 0;
beforeEach(() => {
  db = openDb(`results-${name++}`);
});

function resultsOf(sourceId: number, firstLine: number, lines: number[]): Results {
  const key = { sourceId, firstLine };
  return {
    verdicts: {
      ...key,
      byteOffset: 0,
      bundle: 'words 1',
      classes: new Uint8Array(10),
      confidences: new Uint8Array(10)
    },
    detections: {
      ...key,
      lines: Uint32Array.from(lines),
      times: Float64Array.from(lines),
      classes: new Uint8Array(lines.length),
      confidences: new Float32Array(lines.length),
      probabilities: new Uint8Array(lines.length * 29),
      actors: lines.map(String)
    },
    excerpts: { ...key, lines: Uint32Array.from(lines), texts: lines.map((line) => `t${line}`) },
    textKeys: { ...key, normaliser: 1, keys: new Uint32Array(lines.length * 2) },
    embeddings: { ...key, bundle: 'words 1', keys: new Uint32Array(0), vectors: new Int8Array(0) },
    trace: newTrace(),
    progress: {
      format: 'text',
      lines: firstLine + 9,
      offset: 1,
      bytesRead: 1,
      counts: [],
      unsure: 0,
      bundles: []
    }
  };
}

describe('results', () => {
  it('are read back from a chunk on, and by line across chunks', async () => {
    const { id } = await addSource(db, { name: 'a', size: 1, fingerprint: 'x' });
    await addResults(db, resultsOf(id, 1, [2, 9]));
    await addResults(db, resultsOf(id, 11, [11, 15]));
    const chunks = await detectionsSince(db, 0);
    expect(chunks.map((chunk) => [...chunk.lines])).toEqual([
      [2, 9],
      [11, 15]
    ]);
    expect(await detectionsSince(db, chunks[0]!.id)).toHaveLength(1);
    expect([...(await excerptOf(db, id, 9, 12))]).toEqual([
      [9, 't9'],
      [11, 't11']
    ]);
    expect((await listSources(db))[0]!.lines).toBe(20);
  });

  it('are not added to a source that was removed meanwhile', async () => {
    const { id } = await addSource(db, { name: 'a', size: 1, fingerprint: 'x' });
    await removeSource(db, id);
    await addResults(db, resultsOf(id, 1, [2]));
    for (const table of db.tables) expect(await table.count()).toBe(0);
  });

  it('are stored whole or not at all', async () => {
    const { id } = await addSource(db, { name: 'a', size: 1, fingerprint: 'x' });
    const broken = resultsOf(id, 1, [2]);
    // What cannot be cloned is refused in the middle of the transaction.
    (broken.excerpts as { texts: unknown }).texts = [() => undefined];
    await expect(addResults(db, broken)).rejects.toThrow();
    expect(await db.verdicts.count()).toBe(0);
    expect((await findSource(db, 'x'))!.lines).toBe(0);
  });
});
