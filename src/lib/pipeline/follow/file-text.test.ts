import { gzipSync } from 'node:zlib';
import fc from 'fast-check';
import { expect, it } from 'vitest';
import { textOf } from './file-text.ts';

/** Text that no two places of are alike, longer than what is read at once. */
const TEXT = Array.from({ length: 30_000 }, (_, i) => `line ${i * 7919}\n`).join('');
const BYTES = new TextEncoder().encode(TEXT);

const ranges = fc.array(
  fc
    .tuple(fc.nat(BYTES.length), fc.oneof(fc.nat(2_000), fc.nat(200_000)))
    .map(([from, length]) => [from, from + length] as const),
  { minLength: 1, maxLength: 6 }
);

it.each([
  ['plain', new File([TEXT], 'a.log'), BYTES.length],
  ['compressed', new File([gzipSync(TEXT)], 'a.log.gz'), Infinity]
])('a %s file gives any bytes of its text, forwards and back', async (_, file, size) => {
  expect(textOf(file).size).toBe(size);
  await fc.assert(
    fc.asyncProperty(ranges, async (wanted) => {
      const text = textOf(file);
      for (const [from, to] of [...wanted, [0, 1024] as const, ...wanted]) {
        const got = await text.bytes(from, to);
        // Compared as text: a difference of many bytes would take minutes to be drawn.
        expect(new TextDecoder().decode(got)).toBe(TEXT.slice(from, to));
      }
    }),
    { numRuns: 25 }
  );
});

it('a compressed file that breaks off gives an error where it does', async () => {
  const packed = gzipSync(TEXT);
  const text = textOf(new File([packed.subarray(0, packed.length / 2)], 'a.log.gz'));
  expect(await text.bytes(0, 10)).toEqual(BYTES.slice(0, 10));
  await expect(text.bytes(0, BYTES.length)).rejects.toMatchObject({ code: 'gzip-damaged' });
});
