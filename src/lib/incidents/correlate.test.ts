import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { LABELS } from '../detectors/taxonomy.ts';
import { correlate } from './correlate.ts';
import { RuleSet } from './sigma/rule-set.ts';
import { incidentsOf, missing, refused, type TestLine, traceOf } from './test-lines.ts';

const SCAN = 'attacker_http:foothold:wpscan';
const DIRB = 'attacker_http:dirb:foothold';
const SHELL = 'attacker_http:foothold:webshell_cmd';
const SUDO = 'escalate:escalated_command:escalated_sudo_command';
const scanner = '198.51.100.1';

const found = (at: number, detected: string, confidence = 0.95): TestLine => ({
  at,
  actor: scanner,
  detected,
  confidence
});

describe('correlate', () => {
  it('makes one incident of a directory scan in two logs', () => {
    const access = Array.from({ length: 2_000 }, (_, i) => ({
      ...missing(i / 10, scanner, `/p${i}`),
      detected: DIRB
    }));
    const error = Array.from({ length: 300 }, (_, i) => found(i / 2, 'dirb:foothold'));
    const incidents = correlate([
      { source: 'access.log', trace: traceOf(access) },
      { source: 'error.log', trace: traceOf(error) }
    ]);
    expect(incidents).toHaveLength(1);
    expect(incidents[0]).toMatchObject({ actor: scanner, phase: 'Reconnaissance', lines: 2_300 });
    expect(incidents[0]!.sources.map(({ source, lines }) => [source, lines])).toEqual([
      ['access.log', 2_000],
      ['error.log', 300]
    ]);
    expect(incidents[0]!.classes).toEqual([
      { classId: LABELS.indexOf(DIRB), lines: 2_000 },
      { classId: LABELS.indexOf('dirb:foothold'), lines: 300 }
    ]);
    expect(incidents[0]!.evidence.map(({ kind, lines }) => [kind, lines])).toEqual([
      ['model', 2_000],
      ['model', 300],
      ['burst', 2_000]
    ]);
  });

  it('parts what a long pause, another actor or another phase parts', () => {
    const incidents = incidentsOf([
      found(0, SCAN),
      found(60, SHELL),
      { ...found(70, SCAN), actor: '192.0.2.9' },
      found(3_600, SCAN)
    ]);
    expect(incidents.map(({ id }) => id)).toEqual([
      `${scanner}/Reconnaissance/2026-11-20T10:00:00.000Z`,
      `${scanner}/Execution/2026-11-20T10:01:00.000Z`,
      '192.0.2.9/Reconnaissance/2026-11-20T10:01:10.000Z',
      `${scanner}/Reconnaissance/2026-11-20T11:00:00.000Z`
    ]);
  });

  it('does not make a doubtful line alone severe, and says why', () => {
    const [incident] = incidentsOf([found(0, SHELL, 0.75)]);
    expect(incident!.severity).toBe('low');
    expect(incident!.reason).toBe(
      'Web shell command is critical, held at low because a single line at 75 % says so and nothing else speaks for it.'
    );
    expect(incidentsOf([0, 1, 2].map((at) => found(at, SHELL)))[0]!.severity).toBe('critical');
  });

  it('raises the severity of who goes through many phases', () => {
    const lines = [0, 1, 2].flatMap((at) => [
      found(at, SCAN),
      found(at, 'sql_injection'),
      found(at, 'login_bruteforce')
    ]);
    const incidents = incidentsOf(lines);
    expect(incidents.map(({ phase, severity }) => [phase, severity])).toEqual([
      ['Credential Access', 'critical'],
      ['Initial Access', 'critical'],
      ['Reconnaissance', 'high']
    ]);
    expect(incidents[2]!.reason).toContain('raised to high because the same actor is seen in');
  });

  it('correlates lines without times by their distance', () => {
    const lines: TestLine[] = Array.from({ length: 3_000 }, () => ({ at: null, actor: scanner }));
    for (const row of [10, 500, 2_900]) lines[row]!.detected = SCAN;
    const incidents = incidentsOf(lines);
    expect(incidents.map(({ lines, first }) => [lines, first])).toEqual([
      [2, null],
      [1, null]
    ]);
  });

  it('takes a line without a time for one of the moment before it', () => {
    const incidents = incidentsOf([
      found(0, SCAN),
      { at: null, actor: scanner, detected: SCAN },
      found(1, SCAN)
    ]);
    expect(incidents).toHaveLength(1);
    expect(incidents[0]).toMatchObject({ lines: 3 });
  });

  it('counts unsure lines beside a sure sign of their actor only', () => {
    const unsure = (at: number, actor: string): TestLine => ({ at, actor, unsure: SUDO });
    expect(incidentsOf([unsure(0, 'alice'), unsure(1, 'alice')])).toEqual([]);
    const shell = [0, 1, 2].map((at) => ({ ...found(at, SHELL), actor: 'alice' }));
    const incidents = incidentsOf([...shell, unsure(5, 'alice'), unsure(6, 'bob')]);
    expect(incidents.map(({ actor, phase, severity }) => [actor, phase, severity])).toEqual([
      ['alice', 'Execution', 'critical'],
      ['alice', 'Privilege Escalation', 'low']
    ]);
    expect(incidents[1]!.others).toEqual([{ source: 'a.log', line: 4, member: 'unsure' }]);
  });

  it('follows an attacker who becomes a user, and that user another', () => {
    const guesses = Array.from({ length: 12 }, (_, i) => refused(i, scanner));
    const incidents = incidentsOf([
      ...guesses,
      {
        at: 20,
        actor: scanner,
        host: 'gate',
        program: 'sshd',
        message: `Accepted password for alice from ${scanner} port 5 ssh2`
      },
      { at: 60, actor: 'alice', host: 'gate', program: 'su', message: '(to bob) alice on pts/1' },
      { at: 90, actor: 'bob', host: 'gate', program: 'sudo', unsure: SUDO },
      { at: 95, actor: 'carol', host: 'gate', program: 'sudo', unsure: SUDO }
    ]);
    expect(incidents.map(({ actor, phase }) => [actor, phase])).toEqual([
      [scanner, 'Credential Access'],
      [scanner, 'Initial Access'],
      ['bob', 'Privilege Escalation']
    ]);
    expect(incidents[1]).toMatchObject({ severity: 'critical' });
    expect(incidents[1]!.evidence[0]).toMatchObject({ kind: 'burst', name: 'guessed-login' });
  });

  it('shows the session lines that follow as context', () => {
    const [incident] = incidentsOf([
      {
        at: 0,
        actor: 'bob',
        host: 'gate',
        program: 'sudo',
        detected: SUDO,
        message: ' bob : TTY=pts/0 ; USER=root ; COMMAND=/bin/sh'
      },
      {
        at: 1,
        actor: 'bob',
        host: 'gate',
        program: 'sudo',
        message: 'pam_unix(sudo:session): session opened for user root(uid=0) by bob(uid=7)'
      },
      {
        at: 1,
        actor: 'gate',
        host: 'gate',
        program: 'systemd-logind',
        message: 'New session c1 of user root.'
      },
      {
        at: 1,
        actor: 'root',
        host: 'mill',
        program: 'su',
        message: 'pam_unix(su:session): session opened for user root(uid=0) by ann(uid=8)'
      },
      {
        at: 60,
        actor: 'root',
        host: 'gate',
        program: 'sudo',
        message: 'pam_unix(sudo:session): session closed for user root'
      }
    ]);
    expect(incident!.lines).toBe(3);
    expect(incident!.others).toEqual([
      { source: 'a.log', line: 2, member: 'context' },
      { source: 'a.log', line: 3, member: 'context' }
    ]);
  });
});

/** Lines of every kind that signals look at, in the order of time. */
const anyLine: fc.Arbitrary<TestLine> = fc
  .tuple(
    fc.constantFrom(scanner, '192.0.2.7', 'alice', 'root', null),
    fc.oneof(
      fc.constantFrom(SCAN, SHELL, SUDO, 'login_bruteforce').map((detected) => ({ detected })),
      fc.constantFrom(SCAN, SUDO).map((unsure) => ({ unsure })),
      fc.nat(90).map((page) => missing(0, scanner, `/${page}`)),
      fc.constant(refused(0, scanner)),
      fc.constantFrom('alice', 'bob').map((user) => ({
        program: 'sshd',
        host: 'gate',
        message: `Accepted publickey for ${user} from 192.0.2.7 port 5 ssh2`
      })),
      fc
        .constantFrom(
          '(to root) alice on pts/1',
          'pam_unix(su:session): session opened for user root'
        )
        .map((message) => ({ program: 'su', host: 'gate', message }))
    ),
    fc.double({ min: 0.5, max: 1, noNaN: true })
  )
  .map(([actor, line, confidence]) => ({ at: 0, ...line, actor, confidence }));

const anyLog = fc
  .array(fc.tuple(anyLine, fc.constantFrom(0, 1, 5, 400, 4_000), fc.boolean()), { maxLength: 120 })
  .map((steps) => {
    let clock = 0;
    return steps.map(([line, pause, dated]): TestLine => {
      clock += pause;
      return { ...line, at: dated || pause > 100 ? clock : null };
    });
  });

const rules = RuleSet.of([
  {
    name: 'r.yml',
    text: `title: Page
name: page
logsource: { category: webserver }
detection: { page: { c-uri|endswith: '7' }, condition: page }
---
title: Pages
correlation: { type: event_count, rules: [page], group-by: [c-ip], timespan: 1m, condition: { gte: 3 } }
`
  }
]);

describe('the result', () => {
  it('does not depend on the borders of batches', () => {
    fc.assert(
      fc.property(anyLog, fc.integer({ min: 1, max: 40 }), (log, batch) => {
        expect(traceOf(log, { rules, batch })).toEqual(traceOf(log, { rules }));
      })
    );
  });

  it('does not depend on the order of the sources', () => {
    fc.assert(
      fc.property(
        fc.array(anyLog, { minLength: 2, maxLength: 4 }).chain((logs) => {
          const sources = logs.map((log, i) => ({
            source: `${i}.log`,
            trace: traceOf(log, { rules })
          }));
          return fc.tuple(
            fc.constant(sources),
            fc.shuffledSubarray(sources, { minLength: sources.length })
          );
        }),
        ([sources, shuffled]) => {
          expect(correlate(shuffled)).toEqual(correlate(sources));
        }
      )
    );
  });

  it('survives storing, and goes on from there', () => {
    fc.assert(
      fc.property(anyLog, (log) => {
        const trace = traceOf(log, { rules });
        expect(correlate([{ source: 'a', trace: structuredClone(trace) }])).toEqual(
          correlate([{ source: 'a', trace }])
        );
      })
    );
  });

  it('counts every detection once', () => {
    fc.assert(
      fc.property(anyLog, (log) => {
        const incidents = correlate([{ source: 'a', trace: traceOf(log, { rules }) }]);
        const counted = incidents
          .flatMap(({ classes }) => classes)
          .reduce((n, { lines }) => n + lines, 0);
        expect(counted).toBe(log.filter(({ detected }) => detected !== undefined).length);
        for (const { lines, others, classes } of incidents) {
          const flagged = classes.reduce((n, one) => n + one.lines, 0);
          if (others.length < 100) expect(lines).toBe(flagged + others.length);
        }
      })
    );
  });
});
