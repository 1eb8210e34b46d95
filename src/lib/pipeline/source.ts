import { InsytError } from '../base/error.ts';

/** A file as the pipeline needs it: a browser's `File`, or Node's Blob of a path with its name. */
export interface SourceFile {
  readonly name: string;
  readonly size: number;
  /** Ms since the epoch. */
  readonly lastModified: number;
  slice(start?: number, end?: number): Blob;
  stream(): ReadableStream<Uint8Array>;
}

/** A file whose head was looked at. */
export interface OpenedSource {
  compressed: boolean;
  /** The stored bytes are the text: an offset in one is the same offset in the other. */
  plain: boolean;
  /** Whether its characters take two bytes or more, as Windows tools write them. */
  wide: boolean;
  /** SHA-256 over size and head, hex: the same file given twice is known by it. */
  fingerprint: string;
  /**
   * The text's bytes from an offset of the (decompressed) text on.
   * @param onBytes told how many bytes of the stored file were read so far
   */
  read(offset: number, onBytes: (read: number) => void): ReadableStream<Uint8Array>;
}

const HEAD_BYTES = 64 * 1024;
/** Bytes of control characters a text may have in its head: some logs carry stray ones. */
const MAX_CONTROL_SHARE = 0.05;

/** What is plainly no log, by its first bytes; each says what to do instead. */
const KNOWN_BINARIES: readonly { magic: string; what: string; next: string }[] = [
  { magic: 'PK\x03\x04', what: 'a ZIP archive', next: 'Unpack it and give the log files inside.' },
  { magic: 'BZh', what: 'bzip2-compressed', next: 'Unpack it with bunzip2 first.' },
  { magic: '\xfd7zXZ', what: 'xz-compressed', next: 'Unpack it with unxz first.' },
  { magic: '\x28\xb5\x2f\xfd', what: 'zstd-compressed', next: 'Unpack it with unzstd first.' },
  { magic: 'ElfFile', what: 'a Windows event log', next: 'Export it as text or JSON lines first.' },
  {
    magic: 'LPKSHHRH',
    what: 'a systemd journal',
    next: 'Export it with journalctl -o short-iso first.'
  },
  {
    magic: '\xd4\xc3\xb2\xa1',
    what: 'a network capture',
    next: 'Captures are not read yet; give log files.'
  },
  {
    magic: '\xa1\xb2\xc3\xd4',
    what: 'a network capture',
    next: 'Captures are not read yet; give log files.'
  },
  {
    magic: '\x0a\x0d\x0d\x0a',
    what: 'a network capture',
    next: 'Captures are not read yet; give log files.'
  }
];

async function bytesOf(blob: Blob): Promise<Uint8Array<ArrayBuffer>> {
  return new Uint8Array(await blob.arrayBuffer());
}

/** First bytes of a gzip file, unpacked as far as they go: damage further on is found when it is read. */
async function unpackedHead(head: Blob): Promise<Uint8Array> {
  const reader = head.stream().pipeThrough(new DecompressionStream('gzip')).getReader();
  const parts: Uint8Array[] = [];
  let length = 0;
  try {
    while (length < HEAD_BYTES) {
      const { done, value } = await reader.read();
      if (done) break;
      parts.push(value);
      length += value.length;
    }
    await reader.cancel();
  } catch {
    // The head ends within the compressed data, as it must for all but small files.
  }
  const bytes = new Uint8Array(length);
  let at = 0;
  for (const part of parts) {
    bytes.set(part, at);
    at += part.length;
  }
  return bytes;
}

function refuseBinary(name: string, head: Uint8Array): void {
  const start = String.fromCharCode(...head.subarray(0, 8));
  const known = KNOWN_BINARIES.find(({ magic }) => start.startsWith(magic));
  if (known) throw new InsytError('not-text', `${name} is ${known.what}, not a log.`, known.next);
  if (String.fromCharCode(...head.subarray(257, 262)) === 'ustar') {
    throw new InsytError(
      'not-text',
      `${name} is a tar archive, not a log.`,
      'Unpack it and give the log files inside.'
    );
  }
  const control = head.reduce((n, byte) => n + Number(byte < 9 || (byte > 13 && byte < 27)), 0);
  if (control > head.length * MAX_CONTROL_SHARE) {
    throw new InsytError(
      'not-text',
      `${name} is a binary file, not a log.`,
      'Give text logs, plain or gzip-compressed.'
    );
  }
}

/** 'utf-16le' or 'utf-16be' after a byte order mark, as Windows tools write; null for all else. */
function wideEncoding(head: Uint8Array): string | null {
  if (head[0] === 0xff && head[1] === 0xfe) return 'utf-16le';
  if (head[0] === 0xfe && head[1] === 0xff) return 'utf-16be';
  return null;
}

/** Drops the bytes before an offset; compressed streams have no other way to get there. */
function skip(bytes: number): TransformStream<Uint8Array, Uint8Array> {
  let left = bytes;
  return new TransformStream({
    transform(chunk, controller) {
      if (left >= chunk.length) left -= chunk.length;
      else {
        controller.enqueue(chunk.subarray(left));
        left = 0;
      }
    }
  });
}

function count(
  onBytes: (read: number) => void,
  from: number
): TransformStream<Uint8Array, Uint8Array> {
  let read = from;
  return new TransformStream({
    transform(chunk, controller) {
      read += chunk.length;
      onBytes(read);
      controller.enqueue(chunk);
    }
  });
}

async function fingerprintOf(size: number, head: Uint8Array<ArrayBuffer>): Promise<string> {
  const digest = await crypto.subtle.digest(
    'SHA-256',
    await bytesOf(new Blob([`${size}\n`, head]))
  );
  return Array.from(new Uint8Array(digest), (byte) => byte.toString(16).padStart(2, '0')).join('');
}

/** The fingerprint that a file had when it was of a size, if it only grew since. */
export async function fingerprintAt(file: SourceFile, size: number): Promise<string> {
  return fingerprintOf(size, await bytesOf(file.slice(0, Math.min(HEAD_BYTES, size))));
}

/**
 * Looks at a file's head: what it is, and whether it can be read as lines.
 * @throws InsytError `empty`, `unreadable` or `not-text`, naming the file and what to do
 */
export async function openSource(file: SourceFile): Promise<OpenedSource> {
  if (file.size === 0) {
    throw new InsytError(
      'empty',
      `${file.name} is empty.`,
      'Check that the log was copied completely.'
    );
  }
  const stored = await bytesOf(file.slice(0, HEAD_BYTES)).catch((error: unknown) => {
    throw new InsytError(
      'unreadable',
      `${file.name} cannot be read.`,
      'Check that it still exists and that you may read it.',
      error
    );
  });
  const compressed = stored[0] === 0x1f && stored[1] === 0x8b;
  const head = compressed ? await unpackedHead(new Blob([stored])) : stored;
  const wide = wideEncoding(head);
  if (!wide) refuseBinary(file.name, head);
  const plain = !compressed && !wide;
  return {
    compressed,
    plain,
    wide: wide !== null,
    fingerprint: await fingerprintOf(file.size, stored),
    read(offset, onBytes) {
      if (plain) {
        return file.slice(offset).stream().pipeThrough(count(onBytes, offset));
      }
      let stream: ReadableStream<Uint8Array> = file.stream().pipeThrough(count(onBytes, 0));
      if (compressed) stream = stream.pipeThrough(gunzip(file.name));
      if (wide)
        stream = stream
          .pipeThrough(new TextDecoderStream(wide) as TransformStream<Uint8Array, string>)
          .pipeThrough(new TextEncoderStream());
      return stream.pipeThrough(skip(offset));
    }
  };
}

/** DecompressionStream whose error says which file is damaged. */
function gunzip(name: string): ReadableWritablePair<Uint8Array, Uint8Array> {
  const inner = new DecompressionStream('gzip');
  const reader = (inner.readable as ReadableStream<Uint8Array>).getReader();
  const readable = new ReadableStream<Uint8Array>({
    async pull(controller) {
      try {
        const { done, value } = await reader.read();
        if (done) controller.close();
        else controller.enqueue(value);
      } catch (error) {
        controller.error(
          new InsytError(
            'gzip-damaged',
            `${name} is damaged: its gzip data breaks off or is corrupt.`,
            'The lines before the damage are kept; copy the file again for the rest.',
            error
          )
        );
      }
    },
    cancel: (reason) => reader.cancel(reason)
  });
  return { writable: inner.writable as WritableStream<Uint8Array>, readable };
}
