import { NORMALISER_VERSION } from '../detectors/log-line/normalise/normalise.ts';
import { KEY_WORDS } from '../detectors/log-line/text-key.ts';
import { createParser, sniff } from '../formats/sniff.ts';
import { excerptOf } from './results.ts';
import type { Db, DetectionChunk, TextKeyChunk } from './schema.ts';
import { keysOf } from './text-columns.ts';

/** The time of a line is no part of its canonical text. */
const ANY_TIME = { reference: 0, offsetAt: () => 0 };

/** Lines of a log taken apart, for their canonical texts. */
export function parseLines(texts: readonly string[]) {
  const parse = createParser(sniff(texts), ANY_TIME);
  return texts.map((text) => ({ ...parse(text).parsed, text }));
}

/**
 * Keys of the texts of a chunk's detections. Chunks that were stored before there were keys, or under
 * another normaliser, get theirs from the text that was kept: a line without it has the key 0 0.
 */
export async function textKeysOf(db: Db, chunk: DetectionChunk): Promise<Uint32Array> {
  const place = [chunk.sourceId, chunk.firstLine];
  const stored = await db.textKeys.where('[sourceId+firstLine]').equals(place).last();
  const wanted = chunk.lines.length * KEY_WORDS;
  if (stored?.normaliser === NORMALISER_VERSION && stored.keys.length === wanted)
    return stored.keys;
  const made = await madeFromText(db, chunk);
  const row = { sourceId: chunk.sourceId, firstLine: chunk.firstLine, ...made };
  await db.transaction('rw', db.textKeys, db.sources, async () => {
    // It may have been removed meanwhile.
    if ((await db.sources.get(chunk.sourceId)) === undefined) return;
    await db.textKeys.where('[sourceId+firstLine]').equals(place).delete();
    await db.textKeys.add(row as TextKeyChunk);
  });
  return made.keys;
}

async function madeFromText(db: Db, { sourceId, lines }: DetectionChunk) {
  const texts = await excerptOf(db, sourceId, lines[0]!, lines.at(-1)!);
  const kept = Array.from(lines).filter((line) => texts.has(line));
  const { normaliser, keys: own } = keysOf(parseLines(kept.map((line) => texts.get(line)!)));
  const at = new Map(kept.map((line, i) => [line, i]));
  const keys = new Uint32Array(lines.length * KEY_WORDS);
  lines.forEach((line, i) => {
    const from = at.get(line);
    if (from === undefined) return;
    keys.set(own.subarray(from * KEY_WORDS, (from + 1) * KEY_WORDS), i * KEY_WORDS);
  });
  return { normaliser, keys };
}

/** Keys of the texts of several chunks' detections, in their order. */
export async function allTextKeys(
  db: Db,
  chunks: readonly DetectionChunk[]
): Promise<Uint32Array[]> {
  const all: Uint32Array[] = [];
  for (const chunk of chunks) all.push(await textKeysOf(db, chunk));
  return all;
}
