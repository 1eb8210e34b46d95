import fc from 'fast-check';
import { expect, it } from 'vitest';
import { spread } from './spread.ts';

it('takes all where there are few, and as many as asked, each once, where there are more', () => {
  fc.assert(
    fc.property(fc.nat(1000), fc.integer({ min: 1, max: 1000 }), (length, most) => {
      const rows = [...spread(length, most)];
      expect(rows).toHaveLength(Math.min(length, most));
      expect(new Set(rows).size).toBe(rows.length);
      expect(rows.every((row) => row >= 0 && row < length)).toBe(true);
      expect(rows).toEqual(rows.toSorted((a, b) => a - b));
    })
  );
});
