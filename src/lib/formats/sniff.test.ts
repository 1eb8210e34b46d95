import { describe, expect, it } from 'vitest';
import { createParser, formatById, formats, sniff } from './sniff.ts';

const context = { reference: Date.UTC(2026, 10, 21), offsetAt: () => 0 };

const access = '198.51.100.7 - - [20/Nov/2026:10:11:12 +0000] "GET / HTTP/1.1" 200 5 "-" "curl/8"';

const samples: readonly (readonly [string, string])[] = [
  ['web-access', access],
  [
    'metricbeat',
    '{"@timestamp":"2026-11-20T10:11:12.000Z","metricset":{"name":"cpu"},"host":{"name":"web01"}}'
  ],
  ['json-lines', '{"time":"2026-11-20T10:11:12Z","msg":"x"}'],
  ['apache-error', '[Fri Nov 20 10:11:12.1 2026] [core:error] [pid 1:tid 2] [client ::1:5] x'],
  ['nginx-error', '2026/11/20 10:11:12 [error] 1#1: *1 x, client: ::1, server: _'],
  ['audit', 'type=LOGIN msg=audit(1795169472.123:7): pid=9 uid=0 auid=1000 ses=3 res=1'],
  ['rfc5424', '<34>1 2026-11-20T10:11:12Z web01 su - - - x'],
  ['dnsmasq', 'Nov 20 10:11:12 dnsmasq[1]: query[A] a.test from 10.0.0.1'],
  ['syslog', 'Nov 20 10:11:12 web01 dnsmasq[1]: query[A] a.test from 10.0.0.1'],
  ['exim', '2026-11-20 10:11:12 1rDh4R-0003nT-Tf Completed'],
  ['openvpn', '2026-11-20 10:11:12 alice/198.51.100.7:49206 VERIFY OK: depth=0, CN=alice'],
  ['text', '2026-11-20 10:11:12 something else']
];

describe('sniff', () => {
  it.each(samples)('knows %s', (id, line) => {
    expect(sniff(['', line, '  ', line]).id).toBe(id);
  });

  it('wants at least half of the lines', () => {
    expect(sniff([access, 'x', 'y']).id).toBe('text');
    expect(sniff([access, 'x']).id).toBe('web-access');
  });

  it('takes nothing at all as text', () => {
    expect(sniff([]).id).toBe('text');
    expect(sniff(['', ' ']).id).toBe('text');
  });

  it('looks at the first 200 lines that are not empty', () => {
    const lines = [...Array<string>(150).fill(''), ...Array<string>(200).fill(access)];
    expect(sniff([...lines, ...Array<string>(900).fill('x')]).id).toBe('web-access');
  });
});

describe('createParser', () => {
  it('reads a mixed paste whole', () => {
    const parse = createParser(sniff([access]), context);
    for (const [id, line] of [...samples, ...samples.toReversed()]) {
      expect(parse(line).format.id).toBe(id);
    }
  });

  it('reads lines as text that nothing else takes', () => {
    const parse = createParser(sniff([]), context);
    expect(parse('what is this').parsed.message).toBe('what is this');
  });
});

it('finds formats by id, each once', () => {
  for (const format of formats) expect(formatById(format.id)).toBe(format);
  expect(formatById('none')).toBeNull();
});
