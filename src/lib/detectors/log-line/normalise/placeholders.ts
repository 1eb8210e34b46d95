/**
 * The typed placeholders of canonical text. Each is one token of the model's vocabulary, so masking
 * never makes a line longer; training reads this list through the command line.
 */
const LENGTHS = [8, 16, 24, 32, 48, 64, 128] as const;
/** Lengths of whole domain names: up to 48 characters is usual, 253 the most there can be. */
const NAME_LENGTHS = [64, 96, 128, 192, 256] as const;
const CODINGS = ['hex', 'b32', 'b64'] as const;
/** Percentages in tens. */
const SHARES = [0, 10, 20, 30, 40, 50, 60, 70, 80, 90, 100] as const;

const PLAIN = [
  '<ip>', // IPv4 or IPv6 address
  '<mac>',
  '<n>', // number
  '<time>',
  '<user>', // user name other than a well-known service account
  '<host>', // host or domain name
  '<email>',
  '<uuid>',
  '<tty>',
  '<orphan-tty>', // pseudo terminal that no login opened, in audit records
  '<slug>', // three or more words joined by - or _: a title, not an identifier
  '<file>', // base name of an image, style sheet, script or font; a file's ending in a DNS name
  '<w>', // long word; words that a person typed into a form
  '<l>', // DNS label of letters
  '<ld>', // short DNS label of letters and digits
  '<bin>', // run of bytes that are no text
  '<cut>' // the text went on
] as const;

/** Every placeholder that canonical text may contain. */
export const PLACEHOLDERS: readonly string[] = [
  ...PLAIN,
  ...CODINGS.flatMap((kind) => LENGTHS.map((length) => `<${kind}:${length}>`)),
  ...NAME_LENGTHS.map((length) => `<len:${length}>`),
  ...SHARES.map((share) => `<pct:${share}>`)
];

function atLeast(limits: readonly number[], length: number): number | undefined {
  return limits.find((limit) => length <= limit) ?? limits.at(-1);
}

/**
 * Shape-and-length placeholder of a run of coded characters.
 * @param kind alphabet of the run: hexadecimal digits; letters of one case and digits; any
 * @param length characters; rounded up to the next listed length, the longest standing for all above
 */
export function coded(kind: (typeof CODINGS)[number], length: number): string {
  return `<${kind}:${atLeast(LENGTHS, length)}>`;
}

/** Placeholder of a domain name's length in characters, rounded up; '' up to a usual length. */
export function nameLength(length: number): string {
  return length <= 48 ? '' : `<len:${atLeast(NAME_LENGTHS, length)}>`;
}

/** Placeholder of a share of 1, in tens of per cent, rounded to the nearest; clamped to 0 to 1. */
export function percent(share: number): string {
  return `<pct:${Math.round(Math.min(Math.max(share, 0), 1) * 10) * 10}>`;
}
