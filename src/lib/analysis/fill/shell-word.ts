/** Longest value in a command, in characters; host names have 253 at most, user names 32. */
const MAX = 256;

/** Controls, marks that hide or reorder text, line separators, and what is no character at all. */
const UNPRINTABLE = /[\p{C}\p{Zl}\p{Zp}]/gu;

/** Words that no shell reads anything into. */
const PLAIN = /^[A-Za-z0-9/][A-Za-z0-9/._:@-]*$/;

/** A value from a log on one line, without characters that hide or steer, cut to 256. */
export function cleanValue(value: string): string {
  // An emoji of a family has 11 units; what stands beyond this cannot be among the first 256.
  return [...value.slice(0, 16 * MAX).replace(UNPRINTABLE, '')].slice(0, MAX).join('');
}

/**
 * A value from a log as one word of a POSIX shell, which takes every character of it literally (POSIX.1,
 * XCU 2.2.2: nothing is special between single quotes but their end). The value is cleaned first.
 */
export function shellWord(value: string): string {
  const clean = cleanValue(value);
  return PLAIN.test(clean) ? clean : `'${clean.replaceAll("'", `'\\''`)}'`;
}
