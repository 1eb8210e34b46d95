import { Md5 } from './md5.ts';
import { Sha256 } from './sha256.ts';

/** A hash by which a file is told to be whole; `git-sha1` is that of a file stored in git as it is. */
export interface Checksum {
  algorithm: 'sha256' | 'git-sha1' | 'md5';
  hex: string;
}

/** Whether a file has a checksum. Its bytes are read as a stream, so that they need not fit in memory. */
export async function hasChecksum(file: Blob, { algorithm, hex }: Checksum): Promise<boolean> {
  if (algorithm === 'git-sha1') return (await gitSha1(file)) === hex;
  const hash = algorithm === 'sha256' ? new Sha256() : new Md5();
  const reader = file.stream().getReader();
  for (;;) {
    const { done, value } = await reader.read();
    if (done) return hash.hex() === hex.toLowerCase();
    hash.update(value);
  }
}

/** The id that git gives a file's content; such files are small. */
async function gitSha1(file: Blob): Promise<string> {
  const bytes = await new Blob([`blob ${file.size}\0`, file]).arrayBuffer();
  const hash = new Uint8Array(await crypto.subtle.digest('SHA-1', bytes));
  return [...hash].map((byte) => byte.toString(16).padStart(2, '0')).join('');
}
