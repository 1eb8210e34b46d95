import fc from 'fast-check';
import { expect, it } from 'vitest';
import { sha256 } from './sha256.ts';

const hex = (bytes: Uint8Array) =>
  Array.from(bytes, (byte) => byte.toString(16).padStart(2, '0')).join('');

it('is what the platform computes, whatever the length', async () => {
  const text = fc.string({ unit: 'binary', maxLength: 200 });
  await fc.assert(
    fc.asyncProperty(text, async (text) => {
      const expected = await crypto.subtle.digest('SHA-256', new TextEncoder().encode(text));
      const words = new DataView(new ArrayBuffer(32));
      sha256(text).forEach((word, i) => words.setUint32(i * 4, word));
      expect(hex(new Uint8Array(words.buffer))).toBe(hex(new Uint8Array(expected)));
    }),
    { numRuns: 30 }
  );
});
