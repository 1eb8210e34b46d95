import fc from 'fast-check';
import { expect, it } from 'vitest';
import { Hits, lineBeside, placeOf } from './hits.ts';

it('keeps lines as they come, up to a number, and counts all', () => {
  const hits = new Hits(3000);
  hits.add([1, 2]);
  expect([...hits.lines]).toEqual([1, 2]);
  hits.add(Uint32Array.from({ length: 5000 }, (_, i) => i + 3));
  expect(hits.count).toBe(5002);
  expect(hits.lines.length).toBe(3000);
  expect(hits.lines.at(-1)).toBe(3000);
  hits.add([9000]);
  expect(hits.count).toBe(5003);
  expect(hits.lines.length).toBe(3000);
});

it('finds places and neighbours as a search through all lines does', () => {
  const ascending = fc
    .uniqueArray(fc.integer({ min: 1, max: 60 }), { maxLength: 30 })
    .map((lines) => Uint32Array.from(lines.sort((a, b) => a - b)));
  fc.assert(
    fc.property(ascending, fc.integer({ min: 0, max: 61 }), (lines, line) => {
      expect(placeOf(lines, line)).toBe(lines.filter((other) => other < line).length);
      expect(lineBeside(lines, line, 1)).toBe(lines.find((other) => other > line) ?? null);
      expect(lineBeside(lines, line, -1)).toBe(lines.findLast((other) => other < line) ?? null);
    })
  );
});
