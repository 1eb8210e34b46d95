import { gzipSync } from 'node:zlib';
import { expect, it } from 'vitest';
import { openSource } from '../pipeline/source.ts';
import { unpackedText } from './unpack.ts';

const text = Array.from({ length: 5000 }, (_, i) => `line ${i} é\n`).join('');

it('gives the whole text of a compressed or UTF-16 file', async () => {
  const wide = Buffer.concat([Buffer.from([0xff, 0xfe]), Buffer.from(text, 'utf16le')]);
  for (const content of [gzipSync(text), gzipSync(wide), wide]) {
    const opened = await openSource(new File([new Uint8Array(content)], 'a.log'));
    let read = 0;
    const blob = await unpackedText(opened, Infinity, (bytes) => (read = bytes));
    expect(await blob.text()).toBe(text);
    expect(read).toBe(content.length);
  }
});

it('leaves damage alone that lies beyond what is wanted', async () => {
  const packed = gzipSync(
    Buffer.from(Array.from({ length: 400_000 }, (_, i) => 32 + ((i * i * 7) % 90)))
  );
  const damaged = new File([new Uint8Array(packed.subarray(0, packed.length - 20))], 'a.gz');
  const open = async () => openSource(damaged).catch(() => null);
  const opened = await open();
  if (opened === null) throw new Error('the test file must look like text');
  const some = await unpackedText(opened, 1000, () => undefined);
  expect(some.size).toBeGreaterThanOrEqual(1000);
  await expect(unpackedText((await open())!, Infinity, () => undefined)).rejects.toMatchObject({
    name: 'InsytError'
  });
});
