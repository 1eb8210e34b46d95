import fc from 'fast-check';
import { expect, it } from 'vitest';
import { groupBy } from './group.ts';

it('puts each item into the group of its key, in order', () => {
  fc.assert(
    fc.property(fc.array(fc.nat(20)), (items) => {
      const groups = groupBy(items, (item) => item % 3);
      expect([...groups.keys()]).toEqual([...new Set(items.map((item) => item % 3))]);
      for (const [key, own] of groups) {
        expect(own).toEqual(items.filter((item) => item % 3 === key));
      }
    })
  );
});
