import { BlockHash } from './block-hash.ts';

const K = Int32Array.from(
  { length: 64 },
  (_, i) => Math.floor(Math.abs(Math.sin(i + 1)) * 2 ** 32) | 0
);
const TURNS = [
  [7, 12, 17, 22],
  [5, 9, 14, 20],
  [4, 11, 16, 23],
  [6, 10, 15, 21]
] as const;
const START = [0x67452301, 0xefcdab89, 0x98badcfe, 0x10325476];

/**
 * MD5 (RFC 1321) of bytes given piece by piece: what a model packaged for WebLLM tells of its own files.
 * It shows damage, not forgery.
 */
export class Md5 extends BlockHash {
  readonly #state = Int32Array.from(START);

  constructor() {
    super(true);
  }

  protected mix(view: DataView, at: number): void {
    const state = this.#state;
    let a = state[0]!;
    let b = state[1]!;
    let c = state[2]!;
    let d = state[3]!;
    for (let i = 0; i < 64; i++) {
      const round = i >> 4;
      const f =
        round === 0
          ? (b & c) | (~b & d)
          : round === 1
            ? (d & b) | (~d & c)
            : round === 2
              ? b ^ c ^ d
              : c ^ (b | ~d);
      const word = round === 0 ? i : round === 1 ? 5 * i + 1 : round === 2 ? 3 * i + 5 : 7 * i;
      const sum = (a + f + K[i]! + view.getInt32(at + (word % 16) * 4, true)) | 0;
      const by = TURNS[round]![i % 4]!;
      a = d;
      d = c;
      c = b;
      b = (b + ((sum << by) | (sum >>> (32 - by)))) | 0;
    }
    const mixed = [a, b, c, d];
    for (let i = 0; i < 4; i++) state[i] = state[i]! + mixed[i]!;
  }

  protected words(): Uint32Array {
    return new Uint32Array(this.#state);
  }
}
