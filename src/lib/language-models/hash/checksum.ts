import { md5, sha1 } from '@noble/hashes/legacy.js';
import { sha256 } from '@noble/hashes/sha2.js';
import { bytesToHex } from '@noble/hashes/utils.js';

/** A hash by which a file is told to be whole; `git-sha1` is that of a file stored in git as it is. */
export interface Checksum {
  algorithm: 'sha256' | 'git-sha1' | 'md5';
  hex: string;
}

const HASHES = { sha256, md5, 'git-sha1': sha1 } as const;

/**
 * Whether a file has a checksum. Its bytes are read as a stream, so that they need not fit in memory:
 * WebCrypto hashes only what is in memory as a whole, and files here have gigabytes.
 */
export async function hasChecksum(file: Blob, { algorithm, hex }: Checksum): Promise<boolean> {
  const hash = HASHES[algorithm].create();
  // What git hashes before a file's content.
  if (algorithm === 'git-sha1') hash.update(new TextEncoder().encode(`blob ${file.size}\0`));
  const reader = file.stream().getReader();
  for (;;) {
    const { done, value } = await reader.read();
    if (done) return bytesToHex(hash.digest()) === hex.toLowerCase();
    hash.update(value);
  }
}
