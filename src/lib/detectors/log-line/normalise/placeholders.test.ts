import fc from 'fast-check';
import { expect, it } from 'vitest';
import { coded, nameLength, percent, PLACEHOLDERS } from './placeholders.ts';

it('lists each placeholder once', () => {
  expect(new Set(PLACEHOLDERS).size).toBe(PLACEHOLDERS.length);
});

it('makes listed placeholders only, whatever the number', () => {
  fc.assert(
    fc.property(fc.nat(), fc.double({ noNaN: true }), (length, share) => {
      for (const kind of ['hex', 'b32', 'b64'] as const) {
        expect(PLACEHOLDERS).toContain(coded(kind, length));
      }
      expect(['', ...PLACEHOLDERS]).toContain(nameLength(length));
      expect(PLACEHOLDERS).toContain(percent(share));
    })
  );
});

it('rounds lengths up and shares to the nearest ten per cent', () => {
  expect([coded('hex', 8), coded('hex', 9), coded('b64', 500)]).toEqual([
    '<hex:8>',
    '<hex:16>',
    '<b64:128>'
  ]);
  expect([nameLength(48), nameLength(49), nameLength(253)]).toEqual(['', '<len:64>', '<len:256>']);
  expect([percent(0.04), percent(0.96), percent(7)]).toEqual(['<pct:0>', '<pct:100>', '<pct:100>']);
});
