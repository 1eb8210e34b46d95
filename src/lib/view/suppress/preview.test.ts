import 'fake-indexeddb/auto';
import { expect, it } from 'vitest';
import { openDb } from '../../db/schema.ts';
import { DetectionColumns, HIDDEN } from '../columns.ts';
import { chunkOf } from '../test-columns.ts';
import { previewOf } from './preview.ts';

const byActor = { actors: new Set(['a']), keys: [] };

it('counts what would vanish and shows some of it, but not what is hidden already', async () => {
  const db = openDb('preview');
  const lines = Uint32Array.of(1, 2);
  await db.excerpts.add({ id: 1, sourceId: 1, firstLine: 1, lines, texts: ['one', 'two'] });
  const columns = new DetectionColumns();
  columns.append(
    chunkOf(1, 1, [
      { line: 1, actor: 'a' },
      { line: 2, actor: 'b' },
      ...[3, 4, 5, 6, 7, 8].map((line) => ({ line, actor: 'a', unsure: line > 6 })),
      { line: 9, actor: 'a' }
    ])
  );
  columns.hidden[8] = HIDDEN.suppressed;
  const preview = await previewOf(db, columns, byActor, () => Promise.resolve([]));
  expect(preview).toMatchObject({ detections: 5, unsure: 2, incidents: [] });
  expect(preview.examples).toEqual([
    { sourceId: 1, line: 1, text: 'one' },
    ...[3, 4, 5, 6].map((line) => ({ sourceId: 1, line, text: null }))
  ]);
});
