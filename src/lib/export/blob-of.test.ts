import { expect, it } from 'vitest';
import { blobOf } from './blob-of.ts';

const { signal } = new AbortController();

async function* pieces(count: number, piece: string): AsyncGenerator<string> {
  for (let i = 0; i < count; i++) yield piece;
}

it('joins pieces of text and bytes in their order', async () => {
  async function* mixed(): AsyncGenerator<string | Uint8Array<ArrayBuffer>> {
    yield 'é';
    yield new Uint8Array([98]);
    yield 'c';
  }
  const blob = await blobOf(mixed(), 'text/plain', signal);
  expect(await blob.text()).toBe('ébc');
  expect(blob.type).toBe('text/plain');
});

it('joins more than it gathers at once', async () => {
  const blob = await blobOf(pieces(11, 'x'.repeat(1_000_000)), '', signal);
  expect(blob.size).toBe(11_000_000);
});

it('stops when aborted', async () => {
  const abort = new AbortController();
  async function* endless(): AsyncGenerator<string> {
    for (let i = 0; ; i++) {
      if (i === 3) abort.abort();
      yield 'x';
    }
  }
  await expect(blobOf(endless(), '', abort.signal)).rejects.toThrow(/abort/i);
});
