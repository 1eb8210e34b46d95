import fc from 'fast-check';
import { expect, it } from 'vitest';
import { mark, unmark, withoutMarks } from './marks.ts';
import { PLACEHOLDERS } from './placeholders.ts';

it('gives back every placeholder, and holds no bracket meanwhile', () => {
  for (const placeholder of PLACEHOLDERS) {
    expect(mark(placeholder)).not.toMatch(/[<>]/);
    expect(unmark(mark(placeholder))).toBe(placeholder);
  }
});

it('cannot be forged: raw text without mark characters has nothing to turn', () => {
  fc.assert(
    fc.property(
      fc.array(fc.oneof(fc.string(), fc.constantFrom('\ue000', '\ue001', 'user'))),
      (parts) => {
        const clean = withoutMarks(parts.join(''));
        expect(unmark(clean)).toBe(clean);
      }
    )
  );
});
