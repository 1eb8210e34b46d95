import type { Verdict } from '../detectors/detector.ts';
import { keyOf, normalise, NORMALISER_VERSION } from '../detectors/log-line/normalise/normalise.ts';
import { KEY_WORDS, KeySet, textKey } from '../detectors/log-line/text-key.ts';
import type { ParsedLine } from '../formats/format.ts';
import type { EmbeddingChunk, TextKeyChunk } from './schema.ts';

/** Keys of the canonical texts of lines, two words each. */
export function keysOf(lines: readonly ParsedLine[]): Pick<TextKeyChunk, 'normaliser' | 'keys'> {
  const keys = new Uint32Array(lines.length * KEY_WORDS);
  const known = new Map<string, readonly [number, number]>();
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
    const [high, low] = keys.subarray(i * KEY_WORDS);
    return embedding && seen.add(high!, low!) ? { i, embedding } : [];
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
