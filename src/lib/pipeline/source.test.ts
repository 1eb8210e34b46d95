import { gzipSync } from 'node:zlib';
import { describe, expect, it } from 'vitest';
import { readLines } from '../base/lines.ts';
import { openSource, type SourceFile } from './source.ts';

const never = new AbortController().signal;

function fileOf(name: string, content: string | Uint8Array): SourceFile {
  return new File([typeof content === 'string' ? content : new Uint8Array(content)], name);
}

async function linesOf(file: SourceFile, offset = 0): Promise<string[]> {
  const source = await openSource(file);
  const lines: string[] = [];
  for await (const block of readLines(
    source.read(offset, () => undefined),
    offset,
    never
  )) {
    lines.push(...block.lines);
  }
  return lines;
}

describe('openSource', () => {
  it('reads plain and gzip text alike, from any offset', async () => {
    const text = 'one\ntwo\nthree\n';
    for (const content of [text, gzipSync(text)]) {
      expect(await linesOf(fileOf('a.log', content))).toEqual(['one', 'two', 'three']);
      expect(await linesOf(fileOf('a.log', content), 4)).toEqual(['two', 'three']);
    }
  });

  it('reads UTF-16 with a byte order mark', async () => {
    const wide = Buffer.concat([
      Buffer.from([0xff, 0xfe]),
      Buffer.from('alpha\nbéta\n', 'utf16le')
    ]);
    expect(await linesOf(fileOf('a.log', wide))).toEqual(['alpha', 'béta']);
  });

  it('counts the bytes of the stored file', async () => {
    const stored = gzipSync('x'.repeat(100_000));
    let read = 0;
    const source = await openSource(fileOf('a.gz', stored));
    const reader = source.read(0, (bytes) => (read = bytes)).getReader();
    while (!(await reader.read()).done);
    expect(read).toBe(stored.length);
  });

  it('tells equal content by its fingerprint, whatever the name', async () => {
    const [a, b, c] = await Promise.all(
      [fileOf('a', 'same'), fileOf('b', 'same'), fileOf('c', 'else')].map(openSource)
    );
    expect(a!.fingerprint).toBe(b!.fingerprint);
    expect(a!.fingerprint).not.toBe(c!.fingerprint);
  });

  it.each([
    ['empty', new Uint8Array(0), 'empty', /gone\.log is empty/],
    ['binary', Uint8Array.from({ length: 4000 }, (_, i) => (i * 7) % 20), 'not-text', /binary/],
    ['zip', Buffer.from('PK\x03\x04rest of an archive', 'latin1'), 'not-text', /ZIP/],
    ['capture', Buffer.from([0xd4, 0xc3, 0xb2, 0xa1, 2, 0, 4, 0]), 'not-text', /capture/],
    ['gzip of binary', gzipSync(Buffer.alloc(5000)), 'not-text', /binary/]
  ])('refuses %s with a sentence that names the file', async (_, content, code, what) => {
    const opened = openSource(fileOf('gone.log', content));
    await expect(opened).rejects.toMatchObject({
      code,
      what: expect.stringMatching(what) as string
    });
    await expect(opened).rejects.toMatchObject({
      what: expect.stringContaining('gone.log') as string
    });
  });

  it('gives the lines before the damage of a gzip file, then says where the damage is', async () => {
    const text = Array.from({ length: 20_000 }, (_, i) => `line ${i} ${Math.sin(i)}`).join('\n');
    const whole = gzipSync(text);
    const source = await openSource(fileOf('cut.gz', whole.subarray(0, whole.length / 2)));
    const lines: string[] = [];
    const read = async () => {
      for await (const block of readLines(
        source.read(0, () => undefined),
        0,
        never
      )) {
        lines.push(...block.lines);
      }
    };
    await expect(read()).rejects.toMatchObject({
      code: 'gzip-damaged',
      what: expect.stringContaining('cut.gz') as string
    });
    expect(lines.length).toBeGreaterThan(1000);
    expect(lines[1000]).toMatch(/^line 1000 /);
  });
});
