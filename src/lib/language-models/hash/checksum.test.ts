import { createHash } from 'node:crypto';
import fc from 'fast-check';
import { expect, it } from 'vitest';
import { hasChecksum } from './checksum.ts';

it.each([
  ['sha256', '5891b5b522d5df086d0ff0b110fbd9d21bb4fc7163af34d08286a2e846f6be03'],
  // As `git hash-object` says.
  ['git-sha1', 'ce013625030ba8dba906f756967f9e9ca394464a'],
  ['md5', 'b1946ac92492d2347c6235b4d2611184']
] as const)('knows a whole file from a damaged one by %s', async (algorithm, hex) => {
  expect(await hasChecksum(new Blob(['hello\n']), { algorithm, hex })).toBe(true);
  expect(await hasChecksum(new Blob(['hellO\n']), { algorithm, hex })).toBe(false);
});

it.each(['sha256', 'md5'] as const)('agrees with Node on %s of any bytes', async (algorithm) => {
  const bytes = fc.uint8Array({ maxLength: 1_000 });
  await fc.assert(
    fc.asyncProperty(bytes, async (content) => {
      const hex = createHash(algorithm).update(content).digest('hex').toUpperCase();
      expect(await hasChecksum(new Blob([content.slice()]), { algorithm, hex })).toBe(true);
    })
  );
});
