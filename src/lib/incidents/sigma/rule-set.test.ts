import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { createParser, formats } from '../../formats/sniff.ts';
import { factOf } from '../facts.ts';
import { newWindows } from '../windows.ts';
import { loadRules } from './load.ts';
import { RuleSet } from './rule-set.ts';

const parse = createParser(formats[0]!, { reference: Date.UTC(2026, 11), offsetAt: () => 0 });

function access(
  target: string,
  { agent = 'Mozilla/5.0', status = 200, client = '192.0.2.1' } = {}
) {
  return `${client} - - [20/Nov/2026:10:00:00 +0000] "GET ${target} HTTP/1.1" ${status} 5 "-" "${agent}"`;
}

/** Titles of the rules that a line meets. */
function titles(rules: RuleSet, line: string): string[] {
  const { parsed } = parse(line);
  const matches = rules.match(
    { parsed, text: line, fact: factOf(parsed) },
    newWindows(),
    { line: 1, at: 0 },
    () => false
  );
  return matches.map(({ rule }) => rule.title);
}

function ruleOf(detection: string, logsource = 'category: webserver'): RuleSet {
  const text = `title: T\nlogsource: { ${logsource} }\ndetection:\n${detection}`;
  const rules = RuleSet.of([{ name: 'r.yml', text }]);
  expect(rules.refused).toEqual([]);
  return rules;
}

describe('a rule', () => {
  it.each<[string, string, boolean]>([
    ["s: { c-uri|contains: '/etc/PASSWD' }", '/x?f=/etc/passwd', true],
    ["s: { c-uri|contains: '/etc/passwd' }", '/x?f=%2Fetc%2fpasswd', true],
    ["s: { c-uri|contains: '/etc/passwd' }", '/x', false],
    ["s: { cs-uri-stem|endswith: ['.php', '.jsp'] }", '/a.jsp?b', true],
    ['s: { cs-uri-stem|startswith: /a }', '/b/a', false],
    ["s: { cs-uri-stem: '/a*/?.php' }", '/admin/x.php', true],
    ["s: { cs-uri-stem: '/a*/?.php' }", '/admin/xy.php', false],
    ["s: { cs-uri-stem: '/a\\*' }", '/ab', false],
    ['s: { c-uri|contains|all: [a, b] }', '/ba', true],
    ['s: { c-uri|contains|all: [a, b] }', '/aa', false],
    ['s: { sc-status: [404, 200], cs-method: get }', '/', true],
    ['s: { sc-status: 404 }', '/', false],
    ["s: { cs-uri-query|re: '^id=[0-9]+$' }", '/?id=17', true],
    ["s: { cs-uri-query|re: 'ID' }", '/?id=17', false],
    ["s: { cs-uri-query|re|i: 'ID' }", '/?id=17', true],
    ['s: { c-ip|cidr: 192.0.2.0/24 }', '/', true],
    ["s: { c-ip|cidr: ['10.0.0.0/8', 'fd00::/8'] }", '/', false],
    ['s: { cs-referer: null }', '/', true],
    ['s: { cs-uri-query: null }', '/?a', false],
    ["s: ['quarterly', 'figures']", '/FIGURES', true],
    ['s:\n        - c-uri: /a\n        - sc-status: 200', '/b', true],
    ['s:\n        - c-uri: /a\n        - sc-status: 404', '/b', false]
  ])('%s holds against %s: %s', (selection, target, met) => {
    const rules = ruleOf(`    ${selection}\n    condition: s`);
    expect(titles(rules, access(target))).toEqual(met ? ['T'] : []);
  });

  it.each<[string, boolean]>([
    ['a and b', false],
    ['a or b', true],
    ['a and not b', true],
    ['not (a and not b) or b', false],
    ['1 of a*', true],
    ['all of a*', true],
    ['all of them', false],
    ['1 of them', true],
    ['all of *b or 1 of sel_*', true],
    ['NOT b AND ab', true]
  ])('whose condition is "%s": %s', (condition, met) => {
    const rules = ruleOf(
      `    a: { c-uri|contains: a }\n    ab: { c-uri|contains: ab }\n    b: { sc-status: 500 }\n` +
        `    sel_x: { c-uri: /ab }\n    condition: ${condition}`
    );
    expect(titles(rules, access('/ab'))).toEqual(met ? ['T'] : []);
  });

  it.each<[string, string, string, boolean]>([
    [
      'product: linux, service: sshd',
      "s: ['Failed password']",
      'Nov 20 10:00:00 h sshd[1]: Failed password for x',
      true
    ],
    [
      'product: linux, service: sshd',
      "s: ['Failed password']",
      'Nov 20 10:00:00 h su[1]: Failed password for x',
      false
    ],
    [
      'product: linux, service: sudo',
      's: { CommandLine|contains: shadow, User: bob }',
      'Nov 20 10:00:00 h sudo:  bob : TTY=x ; USER=root ; COMMAND=/bin/cat /etc/shadow',
      true
    ],
    [
      'category: dns',
      's: { query|endswith: .example, record_type: txt }',
      'Nov 20 10:00:00 dnsmasq[3]: query[TXT] a.example from 192.0.2.1',
      true
    ],
    [
      'product: linux, service: auditd',
      's: { type: EXECVE, a0: curl, a1|contains: "://x y" }',
      'type=EXECVE msg=audit(1.2:3): argc=2 a0="curl" a1=687474703A2F2F782079',
      true
    ],
    [
      'category: process_creation, product: linux',
      's: { Image|endswith: /nc }',
      'type=SYSCALL msg=audit(1.2:3): syscall=59 exe="/usr/bin/nc" key="x"',
      true
    ],
    [
      'category: process_creation, product: linux',
      "s: { CommandLine: 'nc -l' }",
      'type=EXECVE msg=audit(1.2:3): argc=2 a0="nc" a1="-l"',
      true
    ]
  ])('for %s with %s', (logsource, selection, line, met) => {
    const rules = ruleOf(`    ${selection}\n    condition: s`, logsource);
    expect(titles(rules, line)).toEqual(met ? ['T'] : []);
  });
});

describe('the rules of a request seen before', () => {
  it('are those of the line, where more than the request has a say', () => {
    const rules = ruleOf('    s: { c-uri: /a, c-ip|cidr: 192.0.2.0/24 }\n    condition: s');
    expect(titles(rules, access('/a', { client: '198.51.100.1' }))).toEqual([]);
    expect(titles(rules, access('/a'))).toEqual(['T']);
    expect(titles(rules, access('/a', { client: '198.51.100.1' }))).toEqual([]);
  });

  it('are the same again', () => {
    const rules = ruleOf('    s: { c-uri: /a }\n    condition: s');
    for (let i = 0; i < 3; i++) {
      expect(titles(rules, access('/a', { client: `192.0.2.${i}` }))).toEqual(['T']);
      expect(titles(rules, access('/b', { client: `192.0.2.${i}` }))).toEqual([]);
    }
  });

  it('are not those of a log line that holds an audit record in its address', () => {
    const rules = ruleOf("    s: ['x']\n    condition: s", 'category: process_creation');
    expect(titles(rules, access('/?msg=audit(x'))).toEqual([]);
  });
});

describe('a correlation', () => {
  const text = `title: One
name: one
logsource: { category: webserver }
detection: { s: { sc-status: 404 }, condition: s }
---
title: Many
correlation: { type: event_count, rules: [one], group-by: [c-ip], timespan: 10s, condition: { gte: 3 } }
`;

  it('counts the lines of a group within its time, and speaks for the rule it counts', () => {
    const rules = RuleSet.of([{ name: 'r.yml', text }]);
    const windows = newWindows();
    const match = (line: number, at: number, client: string) => {
      const { parsed } = parse(access('/x', { status: 404, client }));
      return rules
        .match({ parsed, text: '', fact: null }, windows, { line, at }, () => false)
        .map(({ rule, lines }) => [rule.title, lines.map((one) => one.line)]);
    };
    expect(match(1, 0, '192.0.2.1')).toEqual([]);
    expect(match(2, 1_000, '192.0.2.2')).toEqual([]);
    expect(match(3, 2_000, '192.0.2.1')).toEqual([]);
    expect(match(4, 9_000, '192.0.2.1')).toEqual([['Many', [1, 3, 4]]]);
    expect(match(5, 9_500, '192.0.2.1')).toEqual([['Many', [5]]]);
    expect(match(6, 60_000, '192.0.2.1')).toEqual([]);
  });

  it('is refused where a rule it needs is not there', () => {
    const { rules, refused } = RuleSet.of([{ name: 'r.yml', text: text.split('---\n')[1]! }]);
    expect(rules).toEqual([]);
    expect(refused).toEqual([
      'r.yml: a rule is left out because it uses the rule one, which is not there.'
    ]);
  });
});

describe('loadRules', () => {
  const good =
    'title: G\nlogsource: { category: dns }\ndetection: { s: { query: a }, condition: s }\n';
  const refusal = (text: string) => loadRules({ name: 'r.yml', text: `${good}---\n${text}` });
  const detecting = (detection: string) =>
    `title: B\nlogsource: { category: dns }\ndetection: ${detection}\n`;

  it.each([
    [detecting('{ s: { query|base64: a }, condition: s }'), 'the modifier base64'],
    [detecting("{ s: { query|re: '(?=a)' }, condition: s }"), 'look-around'],
    [
      detecting('{ s: { query: a }, condition: s | count() > 5 }'),
      'an aggregation in the condition'
    ],
    [detecting('{ s: { query: a }, condition: t }'), '"t" in the condition, which is no selection'],
    [detecting('{ s: { query: a }, condition: 1 of t* }'), '"of t*"'],
    [detecting('{ s: { query: a }, condition: (s }'), 'a bracket that does not close'],
    [detecting('{ s: { query: a }, timeframe: 5m, condition: s }'), 'a timeframe'],
    [detecting('{ s: { query: { a: b } }, condition: s }'), 'no text or number'],
    [detecting('{ condition: s }'), 'no selection'],
    [
      'title: B\nlogsource: { product: windows }\ndetection: {}',
      'the log source product "windows"'
    ],
    ['title: B\nlogsource: { category: file_event }', 'the log source category "file_event"'],
    ['title: B\nlevel: huge', 'the level "huge"'],
    ['logsource: { category: dns }', 'no title'],
    ['title: B\ncorrelation: { type: temporal, rules: [x] }', 'the correlation type "temporal"'],
    [
      'title: B\ncorrelation: { type: event_count, rules: [x], timespan: 1m, condition: { gte: 5000 } }',
      'between 1 and 200'
    ],
    ['title: [', 'is not valid YAML']
  ])('refuses %s, names it, and reads the others', (text, reason) => {
    const { rules, refused } = refusal(text);
    expect(rules.map(({ title }) => title)).toEqual(['G']);
    expect(refused).toHaveLength(1);
    expect(refused[0]).toContain('r.yml: ');
    expect(refused[0]).toContain(reason);
  });

  it('does not unfold aliases without end', () => {
    const bomb =
      'a: &a [x,x,x,x,x,x,x,x,x,x]\n' +
      [...'bcdefgh']
        .map((name, i) => `${name}: &${name} [${Array(10).fill(`*${'abcdefgh'[i]}`).join(',')}]`)
        .join('\n');
    expect(loadRules({ name: 'r.yml', text: bomb }).refused[0]).toContain('r.yml');
  });

  it('refuses what is nested without end', () => {
    const { rules, refused } = loadRules({ name: 'r.yml', text: '['.repeat(5_000) });
    expect(rules).toEqual([]);
    expect(refused).toHaveLength(1);
  });

  it('never throws', () => {
    const piece = fc.constantFrom(
      'title: ',
      'x',
      '\n',
      '  ',
      '- ',
      'detection:',
      '{',
      '}',
      '[',
      ']',
      '&a',
      '*a',
      '"',
      "'",
      'condition: ',
      'logsource:',
      'category: webserver',
      '|re: ',
      '---\n',
      '!!',
      '%'
    );
    fc.assert(
      fc.property(
        fc.oneof(
          fc.string(),
          fc.array(piece).map((parts) => parts.join(''))
        ),
        (text) => {
          const { rules, refused } = loadRules({ name: 'r.yml', text });
          expect(rules.every(({ file }) => file === 'r.yml')).toBe(true);
          expect(refused.every((reason) => reason.startsWith('r.yml'))).toBe(true);
        }
      ),
      { numRuns: 50 }
    );
  });
});
