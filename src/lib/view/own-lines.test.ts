import 'fake-indexeddb/auto';
import { expect, it } from 'vitest';
import { openDb } from '../db/schema.ts';
import type { Incident } from '../incidents/incident.ts';
import { ownLines } from './own-lines.ts';

it('reads the lines that show each ground first, each once, as far as they are kept', async () => {
  const db = openDb('own-lines');
  await db.excerpts.add({
    ...{ id: 1, sourceId: 1, firstLine: 1, lines: Uint32Array.of(1, 2, 3, 4) },
    texts: ['one', 'two', 'three', 'four']
  });
  const at = (line: number, source = 'a') => ({ source, line });
  const incident = {
    evidence: [{ samples: [at(3), at(1)] }, { samples: [at(1), at(9), at(1, 'removed')] }],
    others: [at(3), at(4), at(2)]
  } as unknown as Incident;
  const sourceOf = (key: string) => (key === 'a' ? { id: 1, name: 'a.log' } : undefined);
  const texts = async (most: number) =>
    (await ownLines(db, incident, sourceOf, most)).map(({ text }) => text);
  expect(await texts(40)).toEqual(['three', 'one', 'four', 'two']);
  expect(await texts(3)).toEqual(['three', 'one']);
});
