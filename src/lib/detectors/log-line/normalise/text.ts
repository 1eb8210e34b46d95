import { maskUser } from './accounts.ts';
import { coded } from './placeholders.ts';

/** Canonical text beyond this many characters never reaches the model's 64 tokens. */
const MAX_INPUT = 600;

const IPV4 = String.raw`(?:\d{1,3}\.){3}\d{1,3}(?![\w.]*\.\d)`;
const IPV6 = String.raw`(?:[0-9a-f]{1,4}:){3,7}(?::?[0-9a-f]{1,4}){1,4}|(?:[0-9a-f]{1,4}:){1,6}:(?:[0-9a-f]{1,4}:?){0,5}|::ffff:${IPV4}|(?<![\w:])::1?(?![\w:])`;

/** One alternative a kind of identity, the most specific first; matched left to right, once. */
const IDENTITIES = new RegExp(
  [
    // Apache's message numbers name the event, as words do.
    String.raw`(?<event>\bah\d{5}\b)`,
    String.raw`(?<uuid>\b[0-9a-f]{8}-(?:[0-9a-f]{4}-){3}[0-9a-f]{12}\b)`,
    String.raw`(?<mac>\b(?:[0-9a-f]{2}[:-]){5}[0-9a-f]{2}\b)`,
    String.raw`(?<time>\b\d{4}[-/]\d\d[-/]\d\d(?:[t ]\d\d:\d\d(?::\d\d)?(?:[.,]\d+)?(?:z|[+-]\d\d:?\d\d)?)?\b|\b\d{1,2}/[a-z]{3}/\d{4}:\d\d:\d\d:\d\d|\b\d\d:\d\d:\d\d(?:[.,]\d+)?\b)`,
    String.raw`(?<ip>(?<![\w.])${IPV4}(?:/\d{1,2})?|${IPV6})`,
    String.raw`(?<email>[a-z0-9._%+-]{1,64}@[a-z0-9-]{1,63}(?:\.[a-z0-9-]{1,63}){0,6})`,
    String.raw`(?<home>/home/)(?<homeUser>[^/\s:;,"'<]{1,64})`,
    String.raw`(?<tty>(?:/dev/|\b)(?:pts/\d+|ttys?\d+)\b)`,
    String.raw`(?<digest>\b(?:sha\d+|md5):[a-z0-9+/=:]{16,}?(?![a-z0-9+/=:]))`,
    String.raw`(?<hex>\b0x[0-9a-f]+\b|\b(?=[a-f]*\d)[0-9a-f]{8,}\b)`,
    String.raw`(?<host>\b[a-z0-9-]{1,63}(?:\.[a-z0-9-]{1,63}){1,8}\b)`,
    String.raw`(?<run>[a-z0-9+/=_-]{24,})`,
    String.raw`(?<word>[a-z]{25,})`,
    String.raw`(?<number>(?<![a-z])\d+(?:[.,]\d+)*(?![a-z])|\d{3,})`
  ].join('|'),
  'g'
);

/** Endings that make a dotted name a file or a unit, not a host. */
const FILE_ENDING =
  /\.(?:php\d?|phtml|html?|aspx?|jspx?|cgi|pl|py|sh|rb|js|css|json|xml|txt|log|conf|cfg|cnf|ini|bak|old|sql|gz|zip|tar|tgz|deb|rpm|so|exe|dll|bat|jar|war|png|jpe?g|gif|ico|svg|pdf|docx?|xlsx?|csv|service|socket|timer|target|mount|scope|slice|device|path|d|c|h|o|go|java|ts|lua|yml|yaml|md|pid|lock|db|tmp|key|pem|crt|htaccess|htpasswd|env|git|swp|svn)$/;
const HOST_ENDING =
  /\.(?:com|net|org|info|biz|io|edu|gov|mil|int|arpa|lan|local|localdomain|internal|intranet|corp|home|test|example|[a-z]{2})$/;

function maskHost(name: string): string {
  if (/^[\d.]+$/.test(name)) return '<n>';
  if (FILE_ENDING.test(name)) return name.replace(/\d{2,}/g, '<n>');
  if (HOST_ENDING.test(name) || name.split('.').length > 3) return '<host>';
  return name.replace(/\d+/g, '<n>');
}

/** One part of a long run of characters, between its slashes. */
function maskPart(part: string): string {
  const longest = Math.max(...part.split(/[_-]/).map((piece) => piece.length));
  if (longest >= 20 && /\d/.test(part)) return coded('b64', part.length);
  return part.replace(/\d+/g, '<n>');
}

/** A long run: its words and short names stay, each part that is coded data becomes its shape. */
function maskRun(run: string): string {
  const parts = run.split('/');
  const shapes = parts.map((part, index) =>
    parts[index - 1] === 'home' && part !== '' ? maskUser(part) : maskPart(part)
  );
  return shapes.join('/');
}

/**
 * Masks identities in free text: addresses, times, hosts, numbers, user names in paths, coded data.
 * @param text any text; characters past 600 are dropped and marked `<cut>`
 * @returns lower-case text on one line, in which a raw `<` never touches a letter
 */
export function maskText(text: string): string {
  const cut = text.length > MAX_INPUT;
  const flat = (cut ? text.slice(0, MAX_INPUT) : text)
    .toLowerCase()
    .replace(/<(?=[a-z])/g, '< ')
    // eslint-disable-next-line no-control-regex -- control characters are what is looked for
    .replace(/(?:[\x00-\x08\x0e-\x1f\x7f-\x9f\ufffd]|\\x[0-9a-f]{2})+/g, ' <bin> ')
    .replace(/\s+/g, ' ')
    .trim();
  const masked = flat.replace(IDENTITIES, (match, ...rest: unknown[]) => {
    const groups = rest[rest.length - 1] as Record<string, string | undefined>;
    if (groups.event) return match;
    if (groups.uuid) return '<uuid>';
    if (groups.mac) return '<mac>';
    if (groups.time) return '<time>';
    if (groups.ip) return '<ip>';
    if (groups.email) return '<email>';
    if (groups.homeUser) return `/home/${maskUser(groups.homeUser)}`;
    if (groups.tty) return '<tty>';
    if (groups.digest) return coded('b64', match.length);
    if (groups.hex) return coded('hex', match.length);
    if (groups.host) return maskHost(groups.host);
    if (groups.run) return maskRun(groups.run);
    if (groups.word) return '<w>';
    return '<n>';
  });
  return cut ? `${masked} <cut>` : masked;
}
