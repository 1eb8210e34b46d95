import type { Verdict } from '../detectors/detector.ts';
import { BoundedMap } from '../base/bounded-map.ts';
import { keyOf, normalise, NORMALISER_VERSION } from '../detectors/log-line/normalise/normalise.ts';
import { KEY_WORDS, KeySet, textKey } from '../detectors/log-line/text-key.ts';
import type { ParsedLine } from '../formats/format.ts';
import type { EmbeddingChunk, TextKeyChunk } from './schema.ts';

/** Keys of texts met before, by what decides the text: the lines of a log repeat from batch to batch. */
const known = new BoundedMap<string, readonly [number, number]>(20_000);

/** Keys of the canonical texts of lines, two words each. */
export function keysOf(lines: readonly ParsedLine[]): Pick<TextKeyChunk, 'normaliser' | 'keys'> {
  const keys = new Uint32Array(lines.length * KEY_WORDS);
  lines.forEach((line, i) => {
    const cheap = keyOf(line);
    let key = known.get(cheap);
    if (key === undefined) known.set(cheap, (key = textKey(normalise(line))));
    keys.set(key, i * KEY_WORDS);
  });
  return { normaliser: NORMALISER_VERSION, keys };
}

/**
 * Embeddings of lines, each distinct text once; none where their verdicts have none.
 * @param keys of the lines, two words each
 */
export function embeddingsOf(
  keys: Uint32Array,
  verdicts: readonly Pick<Verdict, 'embedding'>[]
): Pick<EmbeddingChunk, 'keys' | 'vectors'> {
  const seen = new KeySet();
  const firsts = verdicts.flatMap(({ embedding }, i) => {
    if (!embedding) return [];
    const at = i * KEY_WORDS;
    return seen.add(keys[at]!, keys[at + 1]!) ? { i, embedding } : [];
  });
  const width = firsts[0]?.embedding.length ?? 0;
  const vectors = new Int8Array(firsts.length * width);
  const own = new Uint32Array(firsts.length * KEY_WORDS);
  firsts.forEach(({ i, embedding }, at) => {
    vectors.set(embedding, at * width);
    own.set(keys.subarray(i * KEY_WORDS, (i + 1) * KEY_WORDS), at * KEY_WORDS);
  });
  return { keys: own, vectors };
}
