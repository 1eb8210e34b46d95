const BLOCK = 64;

/**
 * What MD5 and SHA-256 have in common: blocks of 64 bytes, padded with a bit and the length (Merkle and
 * Damgård). WebCrypto hashes only what is in memory as a whole, and files here have gigabytes.
 */
export abstract class BlockHash {
  readonly #rest = new Uint8Array(BLOCK);
  #inRest = 0;
  #length = 0;

  /** @param littleEndian how words and the length are written */
  constructor(readonly littleEndian: boolean) {}

  protected abstract mix(view: DataView, at: number): void;
  protected abstract words(): Uint32Array;

  update(bytes: Uint8Array): this {
    this.#length += bytes.length;
    let at = 0;
    if (this.#inRest > 0) {
      at = Math.min(BLOCK - this.#inRest, bytes.length);
      this.#rest.set(bytes.subarray(0, at), this.#inRest);
      this.#inRest += at;
      if (this.#inRest < BLOCK) return this;
      this.mix(new DataView(this.#rest.buffer), 0);
    }
    const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.length);
    for (; at + BLOCK <= bytes.length; at += BLOCK) this.mix(view, at);
    this.#rest.set(bytes.subarray(at));
    this.#inRest = bytes.length - at;
    return this;
  }

  /** The hash in hexadecimal; nothing can be added afterwards. */
  hex(): string {
    const length = this.#length;
    const padding = new Uint8Array(((BLOCK + 55 - (length % BLOCK)) % BLOCK) + 9);
    padding[0] = 0x80;
    const view = new DataView(padding.buffer);
    const at = padding.length - 8;
    const high = Math.floor(length / 2 ** 29);
    const low = (length << 3) >>> 0;
    view.setUint32(at, this.littleEndian ? low : high, this.littleEndian);
    view.setUint32(at + 4, this.littleEndian ? high : low, this.littleEndian);
    this.update(padding);
    const words = this.words();
    const out = new DataView(new ArrayBuffer(words.length * 4));
    words.forEach((word, i) => out.setUint32(i * 4, word, this.littleEndian));
    return [...new Uint8Array(out.buffer)]
      .map((byte) => byte.toString(16).padStart(2, '0'))
      .join('');
  }
}
