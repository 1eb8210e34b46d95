import 'fake-indexeddb/auto';
import { expect, it } from 'vitest';
import { addExample, useExamples } from '../db/examples.ts';
import { openDb } from '../db/schema.ts';
import { BENIGN } from '../detectors/taxonomy.ts';
import { lessonsFor } from './lessons.ts';

const verdict = (...vector: number[]) => ({
  ...{ classId: BENIGN, unsure: null, confidence: 0.9, probabilities: new Float32Array(29) },
  embedding: Int8Array.from(vector)
});

it('keeps benign lines that examples call a threat, of the same model, while they are on', async () => {
  const db = openDb('lessons');
  for (const [classId, vector] of [
    [5, [1, 0]],
    [BENIGN, [0, 1]]
  ] as const) {
    for (const i of [1, 2, 3]) {
      const example = { classId, bundle: 'b', vector: Int8Array.from(vector), createdAt: 0 };
      await addExample(db, { ...example, text: `${classId} ${i}` });
    }
  }
  const wanted = async (bundle: string) => {
    const isTaught = await lessonsFor(db, bundle);
    return [verdict(100, 1), verdict(1, 100), verdict(70, 70)].map(isTaught);
  };
  expect(await wanted('b')).toEqual([false, false, false]);
  await useExamples(db, true);
  expect(await wanted('b')).toEqual([true, false, false]);
  expect(await wanted('another')).toEqual([false, false, false]);
});
