import fc from 'fast-check';
import { expect, test } from 'vitest';
import { radixSort } from './radix-sort.ts';

test('sorts as a stable sort by comparison does', () => {
  const key = fc.oneof(fc.nat({ max: 5 }), fc.nat({ max: 2 ** 31 - 1 }), fc.maxSafeNat());
  fc.assert(
    fc.property(fc.array(key), (raw) => {
      const keys = Float64Array.from(raw, (value) => value % 2 ** 48);
      const rows = Uint32Array.from(raw.keys());
      const expected = [...rows].sort((a, b) => keys[a]! - keys[b]! || a - b);
      expect([...radixSort(rows, keys)]).toEqual(expected);
      expect([...rows]).toEqual([...raw.keys()]);
    })
  );
});
