import 'fake-indexeddb/auto';
import { expect, it } from 'vitest';
import { addExample, listExamples, removeExamples, useExamples, usesExamples } from './examples.ts';
import { openDb } from './schema.ts';

const example = (text: string, classId: number, bundle = 'b') => ({
  ...{ text, classId, bundle, createdAt: 0 },
  vector: Int8Array.from([1])
});

it('an example takes the place of what was said of its text for the same model', async () => {
  const db = openDb('examples');
  await addExample(db, example('a', 5));
  await addExample(db, example('b', 5));
  await addExample(db, example('a', 12));
  await addExample(db, example('a', 23, 'other'));
  const said = (await listExamples(db)).map(({ text, classId, bundle }) => [text, classId, bundle]);
  expect(said).toEqual([
    ['a', 23, 'other'],
    ['a', 12, 'b'],
    ['b', 5, 'b']
  ]);
  await removeExamples(db, [(await listExamples(db))[1]!.id]);
  expect((await listExamples(db)).map(({ classId }) => classId)).toEqual([23, 5]);
});

it('examples change nothing until the person says so', async () => {
  const db = openDb('examples-on');
  expect(await usesExamples(db)).toBe(false);
  await useExamples(db, true);
  expect(await usesExamples(db)).toBe(true);
  await useExamples(db, false);
  expect(await usesExamples(db)).toBe(false);
});
