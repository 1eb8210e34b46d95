/** Round constants of FIPS 180-4, section 4.2.2: the first 32 bits of the cube roots of the first 64 primes. */
const K = Uint32Array.from(primes(64), (prime) => fraction(Math.cbrt(prime)));

/** Initial hash value, section 5.3.3: the same of the square roots of the first eight. */
const H0 = Uint32Array.from(primes(8), (prime) => fraction(Math.sqrt(prime)));

const utf8 = new TextEncoder();
const schedule = new Uint32Array(64);

function primes(count: number): number[] {
  const found: number[] = [];
  for (let n = 2; found.length < count; n++) {
    if (found.every((prime) => n % prime !== 0)) found.push(n);
  }
  return found;
}

function fraction(root: number): number {
  return Math.floor((root % 1) * 2 ** 32);
}

function rotate(word: number, bits: number): number {
  return (word >>> bits) | (word << (32 - bits));
}

/** The message with its padding, section 5.1.1, as big-endian words. */
function padded(text: string): DataView {
  const message = utf8.encode(text);
  const bytes = new Uint8Array(Math.ceil((message.length + 9) / 64) * 64);
  bytes.set(message);
  bytes[message.length] = 0x80;
  const view = new DataView(bytes.buffer);
  view.setUint32(bytes.length - 8, Math.floor(message.length / 2 ** 29));
  view.setUint32(bytes.length - 4, message.length << 3);
  return view;
}

/** Section 6.2.2. */
function compress(hash: Uint32Array, block: DataView, start: number): void {
  const w = schedule;
  for (let t = 0; t < 16; t++) w[t] = block.getUint32(start + t * 4);
  for (let t = 16; t < 64; t++) {
    const early = w[t - 15]!;
    const late = w[t - 2]!;
    const s0 = rotate(early, 7) ^ rotate(early, 18) ^ (early >>> 3);
    const s1 = rotate(late, 17) ^ rotate(late, 19) ^ (late >>> 10);
    w[t] = w[t - 16]! + s0 + w[t - 7]! + s1;
  }
  // Plain variables: swapping by destructuring makes arrays in the innermost loop.
  let a = hash[0]!;
  let b = hash[1]!;
  let c = hash[2]!;
  let d = hash[3]!;
  let e = hash[4]!;
  let f = hash[5]!;
  let g = hash[6]!;
  let h = hash[7]!;
  for (let t = 0; t < 64; t++) {
    const s1 = rotate(e, 6) ^ rotate(e, 11) ^ rotate(e, 25);
    const t1 = (h + s1 + ((e & f) ^ (~e & g)) + K[t]! + w[t]!) | 0;
    const s0 = rotate(a, 2) ^ rotate(a, 13) ^ rotate(a, 22);
    const t2 = (s0 + ((a & b) ^ (a & c) ^ (b & c))) | 0;
    h = g;
    g = f;
    f = e;
    e = (d + t1) | 0;
    d = c;
    c = b;
    b = a;
    a = (t1 + t2) | 0;
  }
  const added = [a, b, c, d, e, f, g, h];
  for (let i = 0; i < 8; i++) hash[i] = hash[i]! + added[i]!;
}

/**
 * SHA-256 of a text's UTF-8 bytes (FIPS 180-4), as eight 32-bit words. For many short texts: the
 * browser's own digest answers by promise, which costs more than the digest.
 */
export function sha256(text: string): Uint32Array {
  const hash = H0.slice();
  const message = padded(text);
  for (let start = 0; start < message.byteLength; start += 64) compress(hash, message, start);
  return hash;
}
