import fc from 'fast-check';
import { expect, it } from 'vitest';
import { visibleText } from './visible-text.ts';

it.each([
  ['a\tb', 'a b'],
  ['a\u0000b', 'a\\x00b'],
  ['\u202egpj.exe', '\\u202egpj.exe'],
  ['\ufeffx', '\\ufeffx'],
  ['naïve 日本 🙂', 'naïve 日本 🙂']
])('shows %j', (text, shown) => {
  expect(visibleText(text)).toBe(shown);
});

it('of any text, nothing steers or hides, and shown once it stays', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'binary' }), (text) => {
      const shown = visibleText(text);
      expect(shown).not.toMatch(/[\p{Cc}\p{Zl}\p{Zp}\p{Bidi_Control}]/u);
      expect(visibleText(shown)).toBe(shown);
    })
  );
});
