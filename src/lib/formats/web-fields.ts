import { digitsAt } from '../base/time.ts';

/** Whether the quote at `at` is escaped: an odd number of backslashes stands before it. */
function isEscaped(line: string, at: number): boolean {
  let before = at - 1;
  while (line.charCodeAt(before) === 92) before--;
  return (at - before) % 2 === 0;
}

/** Where the quoted text that starts at `at` closes; the line's end where it never does. */
export function quotedEnd(line: string, at: number): number {
  for (let quote = line.indexOf('"', at); quote >= 0; quote = line.indexOf('"', quote + 1)) {
    if (!isEscaped(line, quote)) return quote;
  }
  return line.length;
}

/**
 * Where the quoted request that starts at `at` closes: at the first quote that is not escaped and
 * that a status follows, for some servers print a quote within the request as it is. -1 where no
 * such quote stands.
 */
export function requestEnd(line: string, at: number): number {
  for (let quote = line.indexOf('"', at); quote >= 0; quote = line.indexOf('"', quote + 1)) {
    if (line.charCodeAt(quote + 1) !== 32 || isEscaped(line, quote)) continue;
    const dash = line.charCodeAt(quote + 2) === 45;
    const status = dash || digitsAt(line, quote + 2, 3) >= 0;
    const after = line.charCodeAt(quote + (dash ? 3 : 5));
    if (status && (after === 32 || Number.isNaN(after))) return quote;
  }
  return -1;
}

/**
 * Undoes a server's escaping of quote and backslash: Apache's `\"` and `\\`, nginx's `\x22` and
 * `\x5C`. Other bytes (`\x16`) stay as logged, since they do not print.
 */
export function unescape(text: string): string {
  if (!text.includes('\\')) return text;
  return text.replace(/\\(?:(["\\])|x(22|5[Cc]))/g, (_, plain: string | undefined, hex: string) =>
    plain === undefined ? (hex === '22' ? '"' : '\\') : plain
  );
}

/** A logged header field; null where the client sent none (`-`) or an empty one. */
export function headerField(text: string): string | null {
  return text === '-' || text === '' ? null : unescape(text);
}

/** Whether `text` up to `end` is a method name: a short token of RFC 9110, letters first. */
function isMethod(text: string, end: number): boolean {
  if (end < 1 || end > 24) return false;
  for (let i = 0; i < end; i++) {
    const code = text.charCodeAt(i);
    const letter = (code >= 65 && code <= 90) || (code >= 97 && code <= 122);
    if (!letter && (i === 0 || (code !== 45 && code !== 95))) return false;
  }
  return true;
}

/**
 * Method and target of a logged request line, with or without the protocol (HTTP/0.9). What is no
 * request (TLS bytes, `-`, nothing) has no method, and is the target as a whole (`-`: none).
 */
export function parseRequest(text: string): { method: string; target: string } {
  const space = text.indexOf(' ');
  if (!isMethod(text, space)) return { method: '', target: text === '-' ? '' : unescape(text) };
  const protocol = text.lastIndexOf(' HTTP/');
  const end = protocol > space ? protocol : text.length;
  return { method: text.slice(0, space), target: unescape(text.slice(space + 1, end)) };
}
