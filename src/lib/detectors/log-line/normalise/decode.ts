/** Decoding of what attackers wrap: percent-encoding and Base64. All total: bad input comes back as is. */

const ESCAPE = /%(?:[0-9a-fA-F]{2}|u[0-9a-fA-F]{4})/;
const ESCAPES = /(?:%[0-9a-fA-F]{2})+/g;
/** JavaScript's `escape` and IIS write `%u0027`. */
const UNICODE_ESCAPE = /%u([0-9a-fA-F]{4})/g;
const BASE64 = /^[A-Za-z0-9+/_-]{8,}={0,2}$/;

function decodeRun(run: string): string {
  try {
    return decodeURIComponent(run);
  } catch {
    // Not UTF-8: read as Latin-1, byte by byte.
    return run.replace(/%(..)/g, (_, hex: string) => String.fromCharCode(parseInt(hex, 16)));
  }
}

/**
 * Percent-decodes at most twice (double encoding hides payloads; a third level is left to be seen).
 * @param text URL part
 * @returns the text with valid escapes decoded, others left as they are
 */
export function decodePercent(text: string): string {
  let decoded = text;
  for (let round = 0; round < 2 && ESCAPE.test(decoded); round++) {
    decoded = decoded
      .replace(ESCAPES, decodeRun)
      .replace(UNICODE_ESCAPE, (_, hex: string) => String.fromCharCode(parseInt(hex, 16)));
  }
  return decoded;
}

/**
 * The text inside Base64, where there is any.
 * @param value candidate, with or without padding, standard or URL alphabet
 * @returns printable ASCII of at least 4 characters, or null. Plain words happen to be valid Base64:
 * these decode to bytes that are no text, and are refused.
 */
export function decodeBase64Text(value: string): string | null {
  if (!BASE64.test(value)) return null;
  const standard = value.replace(/=+$/, '').replace(/-/g, '+').replace(/_/g, '/');
  if (standard.length % 4 === 1) return null;
  let text: string;
  try {
    text = atob(standard);
  } catch {
    return null;
  }
  return text.length >= 4 && /^[\x20-\x7e\t\r\n]+$/.test(text) ? text : null;
}
