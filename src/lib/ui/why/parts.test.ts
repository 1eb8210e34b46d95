import fc from 'fast-check';
import { expect, it } from 'vitest';
import { partsOf, strengthOf } from './parts.ts';

it('cuts a text at spans without losing a character', () => {
  const cuts = fc.array(fc.nat(30), { maxLength: 8 });
  fc.assert(
    fc.property(fc.string({ maxLength: 30 }), cuts, (text, places) => {
      const borders = [...new Set(places.map((p) => Math.min(p, text.length)))].sort(
        (a, b) => a - b
      );
      const spans = [];
      for (let i = 0; i + 1 < borders.length; i += 2)
        spans.push({ start: borders[i]!, end: borders[i + 1]!, weight: 1 });
      const parts = partsOf(text, spans);
      expect(parts.map((part) => part.text).join('')).toBe(text);
      expect(parts.filter(({ span }) => span !== null)).toHaveLength(spans.length);
    })
  );
});

it('measures marks by the largest, and marks little where nothing matters', () => {
  expect(strengthOf(-2, [1, -2, 4])).toBe(0.5);
  expect(strengthOf(0.05, [0.05])).toBeCloseTo(0.1);
});
