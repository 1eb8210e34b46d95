import fc from 'fast-check';

/** Pieces of text by which a value breaks out of a shell's quoting, or steers a terminal, if anything does. */
const PIECES = [
  "'",
  '"',
  '\\',
  "\\'",
  "'\\''",
  '`',
  '$(: > pwned)',
  '; : > pwned ;',
  '&& : > pwned',
  '| : > pwned',
  '> pwned',
  '\n: > pwned\n',
  '\r',
  '\0',
  '\u001b]0;x\u0007',
  '\u202e',
  '${IFS}',
  '{actor}',
  '{sources}',
  '$&',
  '$1',
  '!!',
  '#',
  '-rf',
  '--help',
  '*',
  '~',
  '=',
  ' ',
  'ﾠ',
  '😀',
  '\ud800'
];

/** Text as an attacker would put it into a log: any characters, and many of the dangerous ones. */
export const hostileText: fc.Arbitrary<string> = fc
  .array(
    fc.oneof(
      { weight: 3, arbitrary: fc.constantFrom(...PIECES) },
      { weight: 1, arbitrary: fc.string({ unit: 'binary', maxLength: 8 }) }
    ),
    { maxLength: 12 }
  )
  .map((pieces) => pieces.join(''));
