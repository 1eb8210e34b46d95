/**
 * The typed placeholders of canonical text. Each is one token of the model's vocabulary, so masking
 * never makes a line longer; training reads this list through the command line.
 */
const LENGTHS = [8, 16, 24, 32, 48, 64, 128] as const;

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
  '<slug>', // three or more words joined by - or _: a title, not an identifier
  '<file>', // base name of an image, style sheet, script or font
  '<w>', // long word
  '<l>', // DNS label of letters
  '<ld>', // short DNS label of letters and digits
  '<bin>', // run of bytes that are no text
  '<cut>' // the text went on
] as const;

/** Every placeholder that canonical text may contain. */
export const PLACEHOLDERS: readonly string[] = [
  ...PLAIN,
  ...LENGTHS.map((length) => `<hex:${length}>`),
  ...LENGTHS.map((length) => `<b64:${length}>`)
];

/**
 * Shape-and-length placeholder of a run of coded characters.
 * @param kind alphabet of the run
 * @param length characters; rounded up to the next listed length, the longest standing for all above
 */
export function coded(kind: 'hex' | 'b64', length: number): string {
  return `<${kind}:${LENGTHS.find((limit) => length <= limit) ?? LENGTHS[LENGTHS.length - 1]}>`;
}
