import { sha256 } from '@noble/hashes/sha2.js';

const utf8 = new TextEncoder();

/** Numbers of a key. */
export const KEY_WORDS = 2;

/**
 * What a canonical text is known by where texts are many: the first 64 bits of its SHA-256. An attacker
 * who knows a suppressed text must not find another one that passes for it, so the hash is no cheaper one.
 * WebCrypto answers by promise, which costs more than the hash of such a short text.
 * @returns two 32-bit words
 */
export function textKey(canonical: string): readonly [number, number] {
  const { buffer, byteOffset } = sha256(utf8.encode(canonical));
  const words = new DataView(buffer, byteOffset);
  return [words.getUint32(0), words.getUint32(4)];
}

/** Keys for look-up, two words each. */
export class KeySet {
  readonly #lows = new Map<number, number[]>();

  /** Adds a key; @returns false when it was there */
  add(high: number, low: number): boolean {
    const highs = this.#lows.get(low);
    if (highs === undefined) this.#lows.set(low, [high]);
    else if (highs.includes(high)) return false;
    else highs.push(high);
    return true;
  }

  has(high: number, low: number): boolean {
    return this.#lows.get(low)?.includes(high) ?? false;
  }
}
