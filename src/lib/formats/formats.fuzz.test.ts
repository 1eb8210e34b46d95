import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { ParsedLine } from './format.ts';
import { createParser, formats, sniff } from './sniff.ts';
import { unescape } from './web-fields.ts';

const context = { reference: Date.UTC(2026, 10, 21), offsetAt: () => -210 };

/** Pieces that formats give a meaning to: strung together, they reach deep into the parsers. */
const pieces = [
  ...[
    ' ',
    '  ',
    '"',
    '\\"',
    '\\',
    '[',
    ']',
    '(',
    ')',
    '{',
    '}',
    ':',
    '::',
    ',',
    '<',
    '>',
    '-',
    '|'
  ],
  ...['198.51.100.7', '2001:db8::7', '::ffff:1.2.3.4', '1.1.', 'a:', 'abc', 'é', '\u{1F600}', '\0'],
  ...[
    '[20/Nov/2026:10:11:12 +0000] "',
    'GET / HTTP/1.1" 200 5 "-" "',
    ' HTTP/',
    'Nov 20 10:11:12 '
  ],
  ...[
    '2026-11-20T10:11:12Z ',
    '[Fri Nov 20 10:11:12.1 2026] [a:error] ',
    '[pid 1:tid 2] ',
    '[client '
  ],
  ...['2026/11/20 10:11:12 [error] 1#1: *1 ', ', client: ', ', server: ', ', request: "', '<34>1 '],
  ...[
    'web01 ',
    'sshd[1]: ',
    'dnsmasq[1]: ',
    'sudo: ',
    'su: ',
    'CRON[1]: ',
    ' from ',
    ' port ',
    ' by '
  ],
  ...[
    'session opened for user ',
    'for user ',
    'ruser=',
    'rhost=',
    '(to root) ',
    ' : ',
    'audit(1795169472.',
    'type=USER_AUTH msg=audit(1795169472.123:7): ',
    "msg='op=",
    'acct="',
    ' addr=',
    'alice/198.51.100.7:1194 ',
    'TLS: ',
    '1rDh4R-0003nT-Tf <= ',
    'H=('
  ],
  ...[
    '{"message":"',
    '{"@timestamp":"2026-11-20T10:11:12Z","metricset":{"name":"cpu"},"system":{"cpu":{"user":{"pct":',
    '}}}}',
    '"}',
    '{"log":"',
    '":',
    'client ',
    'ip=',
    '@0x7',
    '\uFEFF',
    '- - - - - '
  ]
];

const anyLine = fc.oneof(
  fc.string({ unit: 'binary', maxLength: 200 }),
  fc.array(fc.constantFrom(...pieces), { maxLength: 30 }).map((list) => list.join('')),
  fc
    .array(fc.oneof(fc.constantFrom(...pieces), fc.string({ maxLength: 5 })), { maxLength: 30 })
    .map((list) => list.join(''))
);

/** Whether the characters of `part` stand in `whole` in that order. */
function isWithin(part: string, whole: string): boolean {
  let at = 0;
  for (const character of part) {
    at = whole.indexOf(character, at);
    if (at < 0) return false;
    at += character.length;
  }
  return true;
}

function texts({ host, actor, message, web }: ParsedLine): string[] {
  const list = [host, actor, message, web?.method, web?.target, web?.referer, web?.agent];
  return list.filter((text) => typeof text === 'string');
}

describe.each(formats)('$id', (format) => {
  it('never throws, invents no text, and gives a time or none', () => {
    fc.assert(
      fc.property(anyLine, (line) => {
        const parsed = format.parse(line, context);
        if (parsed === null) return;
        expect(parsed.time === null || Number.isFinite(parsed.time)).toBe(true);
        expect(format.parse(line, context)).toEqual(parsed);
        if (format.id === 'json-lines' || format.id === 'metricbeat') return;
        for (const text of texts(parsed)) {
          expect(isWithin(text, line) || isWithin(text, unescape(line))).toBe(true);
        }
        // A log file of one program need not name it.
        if (parsed.program === format.id) return;
        expect(line.toLowerCase()).toContain(parsed.program ?? '');
      }),
      { numRuns: 2000 }
    );
  });

  it('reads long lines in time that grows with their length only', () => {
    for (const start of [
      '',
      'Nov 20 10:11:12 web01 sshd[1]: ',
      'h - - [20/Nov/2026:10:11:12 +0000] "'
    ]) {
      for (const piece of pieces) {
        const line = start + piece.repeat(100_000 / piece.length);
        const begin = performance.now();
        format.parse(line, context);
        // A quadratic step over 100 kB takes seconds; a linear one, about a millisecond.
        expect(performance.now() - begin, `${start}${piece}…`).toBeLessThan(500);
      }
    }
  });
});

it('parses whatever sniffing chose', () => {
  fc.assert(
    fc.property(fc.array(anyLine, { maxLength: 10 }), (lines) => {
      const parse = createParser(sniff(lines), context);
      for (const line of lines) expect(formats).toContain(parse(line).format);
    })
  );
});
