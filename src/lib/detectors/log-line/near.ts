import { cosine } from './embedding.ts';
import { KEY_WORDS, type KeySet } from './text-key.ts';

/** Texts and where one model places them. */
export interface PlacedTexts {
  bundle: string;
  /** Of each text in turn, two words. */
  keys: Uint32Array;
  /** Packed vectors of equal length, one after the other. */
  vectors: Int8Array;
}

/** Each text of some with its vector. */
export function* placesOf({ keys, vectors }: PlacedTexts) {
  const count = keys.length / KEY_WORDS;
  const width = vectors.length / count;
  for (let i = 0; i < count; i++) {
    yield {
      high: keys[i * KEY_WORDS]!,
      low: keys[i * KEY_WORDS + 1]!,
      vector: vectors.subarray(i * width, (i + 1) * width)
    };
  }
}

/** A text's surroundings. */
export interface Near {
  bundle: string;
  vector: Int8Array;
  /** Largest cosine distance, 0..1. */
  distance: number;
}

/**
 * Adds the keys of the texts that lie near a vector. Texts that another model placed are not compared.
 * @returns how many were added
 */
export function addNear(
  into: KeySet,
  texts: PlacedTexts,
  { bundle, vector, distance }: Near
): number {
  if (texts.bundle !== bundle) return 0;
  let added = 0;
  for (const place of placesOf(texts)) {
    if (place.vector.length !== vector.length) return added;
    if (1 - cosine(place.vector, vector) > distance) continue;
    if (into.add(place.high, place.low)) added++;
  }
  return added;
}
