import 'fake-indexeddb/auto';
import { beforeEach, expect, it } from 'vitest';
import { adoptSource, beginText, knownTexts, moveText, spotKey } from './followed.ts';
import { type Db, openDb } from './schema.ts';
import { addSource } from './sources.ts';

let db: Db;
let name = 0;
beforeEach(() => {
  db = openDb(`followed-${name++}`);
});

const file = (name: string) => ({ name, size: 5, fingerprint: name });
const at = (path: string, watchId: number | null = 1) => ({ watchId, path });
const spots = async () => (await knownTexts(db)).map(({ sourceId, spot }) => [sourceId, spot]);

it('a text begins once at its spot until something of it is judged', async () => {
  const first = await beginText(db, at('a.log'), file('a'));
  expect(first.place).toMatchObject({ offset: 0, head: new Uint8Array(0) });
  expect((await beginText(db, at('a.log'), file('a'))).sourceId).toBe(first.sourceId);
  await db.sources.update(first.sourceId, { offset: 10 });
  const second = await beginText(db, at('a.log'), file('b'));
  expect(second.sourceId).not.toBe(first.sourceId);
  expect(await spots()).toEqual([
    [first.sourceId, null],
    [second.sourceId, spotKey(at('a.log'))]
  ]);
});

it('equal paths of two watches, and of what was picked, are three spots', async () => {
  const begun = [at('a.log', 1), at('a.log', 2), at('a.log', null)].map((spot) =>
    beginText(db, spot, file('a'))
  );
  const ids = (await Promise.all(begun)).map(({ sourceId }) => sourceId);
  expect(new Set(ids).size).toBe(3);
  expect(new Set((await spots()).map(([, spot]) => spot)).size).toBe(3);
});

it('a text that moves takes the spot of what was there', async () => {
  const a = await beginText(db, at('a.log'), file('a'));
  const b = await beginText(db, at('b.log'), file('b'));
  await moveText(db, a.sourceId, at('b.log'));
  expect(await spots()).toEqual([
    [a.sourceId, spotKey(at('b.log'))],
    [b.sourceId, null]
  ]);
});

it('a source that was scanned is followed from where the scan stands', async () => {
  const { id } = await addSource(db, file('a'));
  await db.sources.update(id, { offset: 3, state: 'stopped' });
  const source = (await db.sources.get(id))!;
  const marks = { head: Uint8Array.of(1, 2, 3), tail: Uint8Array.of(3) };
  const known = await adoptSource(db, source, at('a.log'), marks);
  expect(known).toMatchObject({ sourceId: id, place: { offset: 3, ...marks } });
  expect((await db.sources.get(id))!.state).toBe('done');
  expect(await knownTexts(db)).toEqual([known]);
});

it('a text whose source was removed is known no more', async () => {
  const { sourceId } = await beginText(db, at('a.log'), file('a'));
  await db.sources.delete(sourceId);
  expect(await knownTexts(db)).toEqual([]);
});
