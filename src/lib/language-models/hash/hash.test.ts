import { createHash } from 'node:crypto';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { BlockHash } from './block-hash.ts';
import { hasChecksum } from './checksum.ts';
import { Md5 } from './md5.ts';
import { Sha256 } from './sha256.ts';

const hashes: [string, () => BlockHash][] = [
  ['sha256', () => new Sha256()],
  ['md5', () => new Md5()]
];

describe.each(hashes)('%s', (name, make) => {
  it('is what Node makes of any bytes in any pieces', () => {
    const bytes = fc.uint8Array({ maxLength: 300 });
    fc.assert(
      fc.property(fc.array(bytes, { maxLength: 8 }), (pieces) => {
        const own = make();
        const wanted = createHash(name);
        for (const piece of pieces) {
          own.update(piece);
          wanted.update(piece);
        }
        expect(own.hex()).toBe(wanted.digest('hex'));
      })
    );
  });

  it('is right at every length around the border of a block', () => {
    for (let length = 50; length < 135; length++) {
      const bytes = new Uint8Array(length).fill(length);
      expect(make().update(bytes).hex()).toBe(createHash(name).update(bytes).digest('hex'));
    }
  });
});

describe('hasChecksum', () => {
  const file = new Blob(['hello\n']);

  it.each([
    ['sha256', '5891b5b522d5df086d0ff0b110fbd9d21bb4fc7163af34d08286a2e846f6be03'],
    // As `git hash-object` says.
    ['git-sha1', 'ce013625030ba8dba906f756967f9e9ca394464a'],
    ['md5', 'b1946ac92492d2347c6235b4d2611184']
  ] as const)('knows a whole file from a damaged one by %s', async (algorithm, hex) => {
    expect(await hasChecksum(file, { algorithm, hex })).toBe(true);
    expect(await hasChecksum(new Blob(['hellO\n']), { algorithm, hex })).toBe(false);
  });
});
