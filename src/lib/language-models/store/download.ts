import { STORE_WORDS as words } from '../../words/analyst.ts';
import { hasChecksum } from '../hash/checksum.ts';
import type { LanguageModel } from '../language-model.ts';
import { damaged, notReached, writeError } from './errors.ts';
import { keep, pieceCache, pieceKey, removePieces } from './kept-models.ts';
import { cacheOf, type ModelFile } from './model-file.ts';

/** Bytes asked for at once: a break costs no more than this. */
const PIECE = 16 * 1024 * 1024;

interface Options {
  /** Called with bytes as they arrive. */
  onBytes: (bytes: number) => void;
  /** Ends it; what has arrived stays, and the next download goes on from there. */
  signal: AbortSignal;
}

/**
 * Brings all files of a model into the caches in which its engine looks for them; those that are there
 * already are left. Each is checked before it counts.
 * @throws InsytError naming the file that did not arrive, is damaged, or had no room; the signal's reason
 */
export async function download(
  model: LanguageModel,
  files: readonly ModelFile[],
  { onBytes, signal }: Options
): Promise<void> {
  await keep({ model, files: [...files], complete: false });
  for (const file of files) {
    const cache = await caches.open(cacheOf(model, file));
    if (await cache.match(file.url)) continue;
    const content = await wholeFile(model, file, { onBytes, signal });
    if (!(await isWhole(file, content))) {
      await removePieces([file.url]);
      throw damaged(model, file.path, words.loadAgain);
    }
    await store(model, cache, file.url, content);
    await removePieces([file.url]);
  }
  await keep({ model, files: [...files], complete: true });
}

/** Whether a file's content is what it should be, as far as anybody told. */
export async function isWhole(file: ModelFile, content: Blob): Promise<boolean> {
  if (file.size !== null && content.size !== file.size) return false;
  if (file.checksum !== null) return hasChecksum(content, file.checksum);
  return !file.path.endsWith('.wasm') || WebAssembly.validate(await content.arrayBuffer());
}

/** Puts a file into a cache; a full disk is told by a sentence. */
export async function store(
  model: LanguageModel,
  cache: Cache,
  url: string,
  content: Blob
): Promise<void> {
  const headers = { 'Content-Length': String(content.size) };
  await cache.put(url, new Response(content, { headers })).catch((error: unknown) => {
    throw writeError(model, error);
  });
}

async function wholeFile(model: LanguageModel, file: ModelFile, options: Options): Promise<Blob> {
  const pieces = await pieceCache();
  const parts: Blob[] = [];
  let start = 0;
  do {
    const key = pieceKey(file.url, start);
    let piece = await (await pieces.match(key))?.blob();
    if (piece === undefined) {
      piece = await fetchPiece(model, file, start, options);
      await store(model, pieces, key, piece);
    }
    parts.push(piece);
    start += piece.size;
  } while (file.size !== null && start < file.size);
  return new Blob(parts);
}

async function fetchPiece(
  model: LanguageModel,
  { url, path, size }: ModelFile,
  start: number,
  { onBytes, signal }: Options
): Promise<Blob> {
  const inPieces = size !== null && size > PIECE;
  const end = inPieces ? Math.min(start + PIECE, size) : null;
  const headers: Record<string, string> =
    end === null ? {} : { Range: `bytes=${start}-${end - 1}` };
  try {
    const response = await fetch(url, { headers, signal, credentials: 'omit', cache: 'no-store' });
    // A host that knows no ranges sends all of it, which is of use at the beginning only.
    const usable = response.status === 206 || (response.status === 200 && start === 0);
    if (!usable || !response.body) throw new Error(`${response.status} ${response.statusText}`);
    const piece = await read(response.body, onBytes);
    const wanted = response.status === 206 && end !== null ? end - start : size;
    if (wanted !== null && piece.size < wanted) throw new Error('The connection broke.');
    return piece;
  } catch (error) {
    signal.throwIfAborted();
    throw notReached(model, path, error);
  }
}

async function read(
  body: ReadableStream<Uint8Array<ArrayBuffer>>,
  onBytes: (bytes: number) => void
): Promise<Blob> {
  const chunks: Uint8Array<ArrayBuffer>[] = [];
  const reader = body.getReader();
  for (;;) {
    const { done, value } = await reader.read();
    if (done) return new Blob(chunks);
    chunks.push(value);
    onBytes(value.length);
  }
}
