import fc from 'fast-check';
import { expect, it } from 'vitest';
import { Places } from './places.ts';

it('finds the last place at or before a line, in whatever order they came', () => {
  const lines = fc.array(fc.integer({ min: 1, max: 50 }), { maxLength: 30 });
  fc.assert(
    fc.property(lines, fc.integer({ min: 1, max: 51 }), (known, line) => {
      const places = new Places();
      for (const one of known) places.add({ line: one, offset: one * 10 });
      const expected = Math.max(...known.filter((one) => one <= line));
      expect(places.before(line)?.line ?? -Infinity).toBe(expected);
    })
  );
});
