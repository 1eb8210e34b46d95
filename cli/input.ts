import { openAsBlob } from 'node:fs';
import { stat } from 'node:fs/promises';
import { Readable } from 'node:stream';
import { InsytError } from '../src/lib/base/error.ts';
import { localOffsetAt } from '../src/lib/base/time.ts';
import type { ParseContext } from '../src/lib/formats/format.ts';
import { openSource, type OpenedSource, type SourceFile } from '../src/lib/pipeline/source.ts';

/** A source of the command line, ready to be scanned. */
export interface Input {
  name: string;
  source: OpenedSource;
  context: ParseContext;
}

/** Standard input as a source: read once, from its start, uncompressed text. */
function standardInput(): Input {
  const stream = Readable.toWeb(process.stdin) as ReadableStream<Uint8Array>;
  return {
    name: '-',
    source: { compressed: false, plain: true, wide: false, fingerprint: '', read: () => stream },
    context: { reference: Date.now(), offsetAt: localOffsetAt }
  };
}

async function fileOf(path: string): Promise<SourceFile> {
  const { mtimeMs } = await stat(path);
  const blob = await openAsBlob(path);
  return Object.assign(blob, { name: path, lastModified: mtimeMs }) as unknown as SourceFile;
}

/**
 * Opens what a command line names.
 * @param path a file, plain or gzip; `-` for standard input
 * @throws InsytError when it cannot be read as lines
 */
export async function openInput(path: string): Promise<Input> {
  if (path === '-') return standardInput();
  const file = await fileOf(path).catch((error: unknown) => {
    throw new InsytError(
      'unreadable',
      `${path} cannot be read.`,
      'Check the path and your rights to it.',
      error
    );
  });
  const source = await openSource(file);
  return { name: path, source, context: { reference: file.lastModified, offsetAt: localOffsetAt } };
}
