import { createHash } from 'node:crypto';
import fc from 'fast-check';
import { expect, it } from 'vitest';
import { KeySet, textKey } from './text-key.ts';

it('is the first 64 bits of the SHA-256 of the UTF-8 text', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'binary', maxLength: 200 }), (text) => {
      const digest = createHash('sha256').update(text).digest();
      expect(textKey(text)).toEqual([digest.readUInt32BE(0), digest.readUInt32BE(4)]);
    })
  );
});

it('is found again, and no key that shares one of its words', () => {
  const keys = new KeySet();
  expect(keys.add(1, 2)).toBe(true);
  expect(keys.add(1, 2)).toBe(false);
  expect(keys.add(3, 2)).toBe(true);
  expect([keys.has(1, 2), keys.has(3, 2), keys.has(1, 3), keys.has(2, 2)]).toEqual([
    true,
    true,
    false,
    false
  ]);
});
