/** Longest text of an IPv6 address: eight groups, the last two as IPv4. */
const LONGEST = 45;

function isHexDigit(code: number): boolean {
  return (code >= 48 && code <= 57) || (code >= 65 && code <= 70) || (code >= 97 && code <= 102);
}

function isWord(code: number): boolean {
  return (
    (code >= 48 && code <= 57) ||
    (code >= 65 && code <= 90) ||
    (code >= 97 && code <= 122) ||
    code === 95
  );
}

function isDigit(code: number): boolean {
  return code >= 48 && code <= 57;
}

/** Where the IPv4 address at `at` ends; -1 where none stands there. */
function ipv4End(text: string, at: number): number {
  let i = at;
  for (let group = 0; group < 4; group++) {
    if (group > 0) {
      if (text.charCodeAt(i) !== 46) return -1;
      i++;
    }
    const start = i;
    let value = 0;
    while (i < start + 3 && isDigit(text.charCodeAt(i))) {
      value = value * 10 + text.charCodeAt(i) - 48;
      i++;
    }
    if (i === start || value > 255) return -1;
  }
  const next = text.charCodeAt(i);
  const longer = isWord(next) || (next === 46 && isDigit(text.charCodeAt(i + 1)));
  return longer ? -1 : i;
}

function isIpv6(token: string): boolean {
  const halves = token.split('::');
  if (halves.length > 2) return false;
  const groups = halves.flatMap((half) => (half === '' ? [] : half.split(':')));
  let count = groups.length;
  const last = groups.at(-1);
  if (last?.includes('.')) {
    if (ipv4End(last, 0) !== last.length) return false;
    groups.pop();
    count++;
  }
  // `abc::def` and a lone `::` are more often program text than addresses.
  if (!/\d/.test(token) || !groups.every((group) => /^[0-9a-f]{1,4}$/i.test(group))) return false;
  return halves.length === 2 ? count < 8 : count === 8;
}

/** Where the IPv6 address at `at` ends; -1 where none stands there. */
function ipv6End(text: string, at: number): number {
  let end = at;
  let colons = 0;
  for (; end - at <= LONGEST; end++) {
    const code = text.charCodeAt(end);
    if (code === 58) colons++;
    else if (code !== 46 && !isHexDigit(code)) break;
  }
  if (colons < 2 || end - at > LONGEST || isWord(text.charCodeAt(end))) return -1;
  // Punctuation after an address: `from 2001:db8::1: refused.`
  while (text.charCodeAt(end - 1) === 46) end--;
  if (text.charCodeAt(end - 1) === 58 && text.charCodeAt(end - 2) !== 58) end--;
  return isIpv6(text.slice(at, end)) ? end : -1;
}

/** Where the IP address at `at` ends; -1 where none stands there. Looks at 50 characters at most. */
export function addressEnd(text: string, at: number): number {
  const end = ipv4End(text, at);
  return end >= 0 ? end : ipv6End(text, at);
}

/** An address as actors are named by: an IPv4 client of an IPv6 socket is its IPv4 address. */
export function plainAddress(address: string): string {
  return /^::ffff:\d+\.\d+\.\d+\.\d+$/i.test(address) ? address.slice(7) : address;
}

/** The IP address that starts at `at`, or in brackets there (`[::1]`); null where none does. */
export function addressAt(text: string, at: number): string | null {
  const start = text.charCodeAt(at) === 91 ? at + 1 : at;
  const end = addressEnd(text, start);
  return end < 0 ? null : plainAddress(text.slice(start, end));
}

/** Whether the whole text is an IP address. */
export function isAddress(text: string): boolean {
  return text !== '' && addressEnd(text, 0) === text.length;
}

/** An address that servers listen on; no client has it. */
const UNSPECIFIED = '0.0.0.0';

/**
 * The first IP address of a possible client anywhere in a text. One in parentheses and brackets
 * comes last: mail servers print the name a client claims so, `H=([192.0.2.9]) [192.0.2.1]`.
 */
export function firstAddress(text: string): string | null {
  let boundary = true;
  let claimed: string | null = null;
  for (let i = 0; i < text.length; i++) {
    const code = text.charCodeAt(i);
    if (boundary && (isHexDigit(code) || code === 58)) {
      const end = addressEnd(text, i);
      if (end >= 0) {
        const address = plainAddress(text.slice(i, end));
        const claim = text.charCodeAt(i - 1) === 91 && text.charCodeAt(i - 2) === 40;
        if (!claim && address !== UNSPECIFIED) return address;
        if (claim) claimed ??= address;
      }
    }
    boundary = !isWord(code) && code !== 46 && code !== 58;
  }
  return claimed;
}
