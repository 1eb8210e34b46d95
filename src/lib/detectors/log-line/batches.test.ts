import fc from 'fast-check';
import { expect, it } from 'vitest';
import { BATCH, batchesOf } from './batches.ts';

const text = fc.integer({ min: 2, max: 3_000 }).map((length) => ({ ids: Array<number>(length) }));

it('puts each text in one batch, in the order of length, and bounds lines and tokens of a batch', () => {
  fc.assert(
    fc.property(fc.array(text, { maxLength: 200 }), (texts) => {
      const batches = [...batchesOf(texts)];
      const lengths = batches.flat().map(({ ids }) => ids.length);
      expect(new Set(batches.flat())).toEqual(new Set(texts));
      expect(lengths).toEqual(texts.map(({ ids }) => ids.length).sort((a, b) => a - b));
      for (const batch of batches) {
        expect(batch.length).toBeGreaterThan(0);
        expect(batch.length).toBeLessThanOrEqual(BATCH);
        const tokens = batch.length * batch.at(-1)!.ids.length;
        expect(batch.length === 1 || tokens <= 2048).toBe(true);
      }
    })
  );
});

it('fills batches of short texts', () => {
  const texts = Array.from({ length: 100 }, () => ({ ids: Array<number>(64) }));
  expect([...batchesOf(texts)].map((batch) => batch.length)).toEqual([32, 32, 32, 4]);
});
