import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { MAX_LINE_BYTES, readLines, type LineBlock } from './lines.ts';

const never = new AbortController().signal;

function streamOf(chunks: readonly Uint8Array[]): ReadableStream<Uint8Array> {
  return new ReadableStream({
    start(controller) {
      for (const chunk of chunks) controller.enqueue(chunk);
      controller.close();
    }
  });
}

async function blocksOf(chunks: readonly Uint8Array[]): Promise<LineBlock[]> {
  const blocks: LineBlock[] = [];
  for await (const block of readLines(streamOf(chunks), 0, never)) blocks.push(block);
  return blocks;
}

const bytes = (text: string) => new TextEncoder().encode(text);

describe('readLines', () => {
  it('gives the lines of a text, however it is cut into chunks', async () => {
    const line = fc
      .string({ unit: 'grapheme', maxLength: 40 })
      .map((s) => s.replace(/[\r\n]/g, ' '));
    await fc.assert(
      fc.asyncProperty(
        fc.array(line, { minLength: 1, maxLength: 30 }),
        fc.array(fc.integer({ min: 1, max: 17 }), { minLength: 1 }),
        fc.boolean(),
        fc.constantFrom('\n', '\r\n'),
        async (lines, sizes, terminated, ending) => {
          const whole = bytes(lines.join(ending) + (terminated ? ending : ''));
          const pieces: Uint8Array[] = [];
          for (let at = 0, i = 0; at < whole.length; i++) {
            const size = sizes[i % sizes.length]!;
            pieces.push(whole.slice(at, at + size));
            at += size;
          }
          const blocks = await blocksOf(pieces);
          const expected = whole.length === 0 ? [] : lines.slice();
          // A last line that is empty and not terminated is no line.
          if (!terminated && expected.at(-1) === '') expected.pop();
          expect(blocks.flatMap((block) => block.lines)).toEqual(expected);
          expect(blocks.at(-1)?.end ?? 0).toBe(whole.length);
          blocks.forEach((block, i) => expect(block.start).toBe(blocks[i - 1]?.end ?? 0));
        }
      )
    );
  });

  it('reads bytes that are not UTF-8 as Windows-1252', async () => {
    const blocks = await blocksOf([Uint8Array.of(0x63, 0x61, 0x66, 0xe9, 0x0a)]);
    expect(blocks[0]?.lines).toEqual(['café']);
  });

  it('reads a line of another encoding alone as such', async () => {
    const mixed = [...bytes('grüß\r\n'), 0x63, 0xe9, 0x0d, 0x0a, ...bytes('naïve')];
    const blocks = await blocksOf([Uint8Array.from(mixed)]);
    expect(blocks.flatMap((block) => block.lines)).toEqual(['grüß', 'cé', 'naïve']);
  });

  it('gives the same lines of any bytes, cut into chunks or read from a block on', async () => {
    const byte = fc.constantFrom(10, 13, 65, 0xe9, 0xc3, 0xa9, 0xef, 0xbb, 0xbf);
    await fc.assert(
      fc.asyncProperty(
        fc.uint8Array({ minLength: 1, maxLength: 60 }),
        fc.array(byte, { minLength: 1, maxLength: 60 }),
        fc.integer({ min: 1, max: 9 }),
        async (noise, text, size) => {
          const whole = Uint8Array.from([...text, ...noise]);
          const pieces: Uint8Array[] = [];
          for (let at = 0; at < whole.length; at += size) pieces.push(whole.slice(at, at + size));
          const expected = (await blocksOf([whole])).flatMap((block) => block.lines);
          const blocks = await blocksOf(pieces);
          expect(blocks.flatMap((block) => block.lines)).toEqual(expected);
          let seen = 0;
          for (const { start, lines } of blocks) {
            const rest: string[] = [];
            for await (const block of readLines(streamOf([whole.slice(start)]), start, never))
              rest.push(...block.lines);
            expect(rest).toEqual(expected.slice(seen));
            seen += lines.length;
          }
        }
      )
    );
  });

  it('drops a byte order mark at the start alone', async () => {
    const marked = Uint8Array.of(0xef, 0xbb, 0xbf, 0x61, 0x0a);
    const blocks = await blocksOf([marked, marked]);
    expect(blocks.flatMap((block) => block.lines)).toEqual(['a', '\uFEFFa']);
  });

  it('cuts a line without end instead of holding it', async () => {
    const chunk = new Uint8Array(MAX_LINE_BYTES / 2).fill(97);
    const blocks = await blocksOf([chunk, chunk, chunk, bytes('\nb\n')]);
    const lines = blocks.flatMap((block) => block.lines);
    expect(Math.max(...lines.map((line) => line.length))).toBeLessThanOrEqual(MAX_LINE_BYTES);
    expect(lines.at(-1)).toBe('b');
  });

  it('cuts a long line at the same places however it arrives', async () => {
    const line = new Uint8Array(2 * MAX_LINE_BYTES + 10).fill(97);
    const exact = new Uint8Array(MAX_LINE_BYTES).fill(98);
    const whole = Buffer.concat([line, bytes('\n'), exact, bytes('\nb\n')]);
    for (const size of [whole.length, 100_001, MAX_LINE_BYTES]) {
      const pieces: Uint8Array[] = [];
      for (let at = 0; at < whole.length; at += size) pieces.push(whole.subarray(at, at + size));
      const lengths = (await blocksOf(pieces)).flatMap((block) => block.lines).map((l) => l.length);
      expect(lengths).toEqual([MAX_LINE_BYTES, MAX_LINE_BYTES, 10, MAX_LINE_BYTES, 1]);
    }
  });

  it('stops at an abort and frees the stream', async () => {
    const abort = new AbortController();
    let cancelled = false;
    const endless = new ReadableStream<Uint8Array>({
      pull: (controller) => controller.enqueue(bytes('x\n')),
      cancel: () => {
        cancelled = true;
      }
    });
    const read = async () => {
      for await (const block of readLines(endless, 0, abort.signal)) {
        if (block.start > 20) abort.abort();
      }
    };
    await expect(read()).rejects.toMatchObject({ name: 'AbortError' });
    expect(cancelled).toBe(true);
  });
});
