import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { incidentsOf, saidOf, type TestLine } from '../test-lines.ts';

const DIRB = 'attacker_http:dirb:foothold';
const WPSCAN = 'attacker_http:foothold:wpscan';
const SHELL = 'escalate:webshell_cmd';
const SU = 'attacker_change_user:escalate';
const SU_SESSION = 'attacker_change_user:escalate:escalated_command:escalated_sudo_command';
const SUDO = 'escalate:escalated_command:escalated_sudo_command';
const SUDO_SESSION = `${SUDO}:escalated_sudo_session`;
const TUNNEL = 'attacker:dnsteal:dnsteal-received';
const NAMES = 'dns_scan:foothold';
const SWEEP = 'foothold:network_scan';
const GUESS = 'login_bruteforce';

const scanner = '198.51.100.1';

function request(at: number, more: Partial<TestLine> & { agent?: string | null } = {}): TestLine {
  const { agent = 'scan/1', ...own } = more;
  const web = { method: 'GET', target: '/', status: 200, referer: null, agent };
  return { at, actor: scanner, web, ...own };
}

function times<T>(count: number, of: (i: number) => T): T[] {
  return Array.from({ length: count }, (_, i) => of(i));
}

const scan = times(4, (i) => request(i, { detected: WPSCAN }));

describe('a client of whose lines most are an attack', () => {
  it('takes its other lines with it', () => {
    expect(saidOf([...scan, request(5), request(6, { unsure: GUESS })]).slice(4)).toEqual([
      `${WPSCAN} (c)`,
      `${WPSCAN} (c)`
    ]);
  });

  it('takes a line by nobody in particular from its address, and none of another agent', () => {
    const lines = [...scan, request(5, { agent: null }), request(5, { agent: 'Firefox' })];
    expect(saidOf(lines).slice(4)).toEqual([`${WPSCAN} (c)`, 'benign']);
  });

  it.each([
    ['a single false alarm', [request(0, { detected: WPSCAN })], 1],
    ['what most of its lines are not', [...times(9, (i) => request(i / 2)), ...scan], 5],
    ['what was some time ago', scan, 20]
  ])('is not made by %s', (_, before, at) => {
    expect(saidOf([...before, request(at)]).at(-1)).toBe('benign');
  });

  it('is told by many doubtful lines, where none of them is sure', () => {
    const doubtful = times(40, (i) => request(i / 10, { unsure: DIRB, chance: 0.8 }));
    const said = saidOf(doubtful);
    expect(said[0]).toBe('benign');
    expect(said.at(-1)).toBe(`${DIRB} (c)`);
    const honest = saidOf([...doubtful, request(5, { chance: 0.05 })]);
    expect(honest.at(-1)).toBe('benign');
    expect(saidOf(doubtful.map((line) => ({ ...line, chance: 0.5 })))).not.toContain(`${DIRB} (c)`);
  });

  it('makes an incident of doubtful lines that says on what it rests', () => {
    const [incident] = incidentsOf(
      times(40, (i) => request(i / 10, { unsure: DIRB, chance: 0.8 }))
    );
    expect(incident!.evidence.map(({ kind, name }) => [kind, name])).toContainEqual([
      'burst',
      'doubtful-run'
    ]);
  });

  it('is no host, whose lines are anybody’s', () => {
    const lines = times(9, (i) => ({
      ...{ at: i, actor: 'web1', host: 'web1', program: 'systemd' },
      ...(i < 8 ? { detected: SHELL } : {})
    }));
    expect(saidOf(lines).at(-1)).toBe('benign');
  });
});

describe('a session', () => {
  const su: TestLine = {
    ...{ at: 0, host: 'web1', program: 'su', actor: 'www-data', detected: SU },
    message: 'Successful su for alice by www-data'
  };
  const opened: TestLine = {
    ...{ at: 0, host: 'web1', program: 'su', actor: 'alice' },
    message: 'pam_unix(su:session): session opened for user alice by (uid=33)'
  };
  const logind: TestLine = {
    ...{ at: 1, host: 'web1', program: 'systemd-logind', actor: 'alice' },
    message: 'New session c1 of user alice.'
  };

  it('is what the change of account is that it follows', () => {
    expect(saidOf([su, opened, logind])).toEqual([SU, `${SU_SESSION} (c)`, `${SU_SESSION} (c)`]);
    const sudo: TestLine = {
      ...{ at: 9, host: 'web1', program: 'sudo', actor: 'alice', detected: SUDO },
      message: 'alice : TTY=pts/0 ; PWD=/ ; USER=root ; COMMAND=/bin/cat /etc/shadow'
    };
    const root: TestLine = {
      ...{ at: 9, host: 'web1', program: 'sudo', actor: 'root' },
      message: 'pam_unix(sudo:session): session opened for user root by (uid=0)'
    };
    expect(saidOf([sudo, root])).toEqual([SUDO, `${SUDO_SESSION} (c)`]);
  });

  it('is honest on another host, later, or after an honest change of account', () => {
    const honest: TestLine = { ...su };
    delete honest.detected;
    expect(saidOf([su, { ...opened, host: 'web2' }])[1]).toBe('benign');
    expect(saidOf([su, { ...opened, at: 30 }])[1]).toBe('benign');
    expect(saidOf([su, { ...honest, at: 1 }, { ...opened, at: 1 }])[2]).toBe('benign');
  });
});

describe('records of the kernel', () => {
  const record = (at: number, message: string, more: Partial<TestLine> = {}): TestLine => ({
    ...{ at, host: 'web1', program: 'audit', actor: 'www-data', message: `type=${message}` },
    ...more
  });

  it('are one act where they are of one event or process', () => {
    const records = [
      record(0, 'SYSCALL ppid=8 pid=9 exe="/usr/bin/id"'),
      record(0, 'EXECVE argc=1 a0="id"', { detected: SHELL }),
      record(0, 'CWD cwd="/var/www"'),
      record(1, 'CWD cwd="/var/www"'),
      record(2, "USER_CMD pid=77 uid=33 msg='cmd=id'", { detected: SUDO }),
      record(3, "CRED_REFR pid=77 uid=0 msg='x'", { actor: 'root' }),
      record(3, "CRED_REFR ppid=77 pid=78 uid=0 msg='x'", { actor: 'root' }),
      record(60, "CRED_DISP pid=77 uid=0 msg='x'", { actor: 'root' })
    ];
    // Whoever they name, they are part of what was done, and no incident of their own.
    expect(incidentsOf(records).map(({ actor }) => actor)).toEqual(['www-data', 'www-data']);
    expect(saidOf(records)).toEqual([
      ...['benign', SHELL, `${SHELL} (c)`, 'benign'],
      ...[SUDO, `${SUDO} (c)`, 'benign', 'benign']
    ]);
  });
});

describe('look-ups', () => {
  const dns = (at: number, message: string, more: Partial<TestLine> = {}): TestLine => ({
    ...{ at, program: 'dnsmasq', actor: message.includes('query') ? '10.0.0.5' : null, message },
    ...more
  });

  it('and their answers are one act, and those below other domains another', () => {
    const name = 'aGVsbG8.x.evil.example';
    const said = saidOf([
      dns(0, `query[A] ${name} from 10.0.0.5`, { detected: TUNNEL }),
      dns(0, `forwarded ${name} to 192.0.2.1`),
      dns(0, `reply ${name} is NXDOMAIN`),
      ...times(4, (i) =>
        dns(1, `query[A] ${i}.x.evil.example from 10.0.0.5`, { detected: TUNNEL })
      ),
      dns(2, 'query[A] x.evil.example from 10.0.0.5', { chance: 0.4 }),
      dns(2, 'query[A] www.honest.example from 10.0.0.5'),
      dns(2, 'reply www.honest.example is 192.0.2.7')
    ]);
    expect(said.slice(0, 3)).toEqual([TUNNEL, `${TUNNEL} (c)`, `${TUNNEL} (c)`]);
    expect(said.slice(7)).toEqual([`${TUNNEL} (c)`, 'benign', 'benign']);
  });

  const sweep = times(40, (i) =>
    dns(i / 10, `query[PTR] ${i}.1.8.10.in-addr.arpa from 10.0.0.5`, { chance: 0.3 })
  );
  const words = times(60, (i) => i).flatMap((i) => [
    dns(i, `query[A] w${i}.corp.example from 10.0.0.5`, { chance: 0.3 }),
    dns(i, `config w${i}.corp.example is NXDOMAIN`, { chance: 0.3 })
  ]);

  it.each([
    ['a sweep through a network', sweep, SWEEP],
    ['many names below one domain that do not exist', words, NAMES]
  ])('are decided by %s', (_, lines, name) => {
    expect(saidOf(lines)[0]).toBe('benign');
    expect(saidOf(lines).at(-1)).toBe(`${name} (c)`);
    // Where the model is sure that they are honest, it has the last word.
    expect(new Set(saidOf(lines.map((line) => ({ ...line, chance: 0.1 }))))).toEqual(
      new Set(['benign'])
    );
  });

  it('of a monitor, whose names exist, and of a resolver that adds its own domain are honest', () => {
    const found = words.map((line) => ({
      ...line,
      message: line.message!.replace('NXDOMAIN', '10.0.0.9')
    }));
    const added = words.map((line) => ({
      ...line,
      message: line.message!.replace(/ w(\d+)\./, ' mx.w$1.org.')
    }));
    expect(new Set(saidOf([...found, ...added]))).toEqual(new Set(['benign']));
  });

  it('of visitors’ and senders’ addresses are nobody’s sweep', () => {
    const visitors = sweep.map((line, i) => ({
      ...line,
      message: `query[PTR] 7.${i}.51.198.in-addr.arpa from 10.0.0.5`
    }));
    const listed = sweep.map((line, i) => ({
      ...line,
      message: `query[A] ${i}.100.51.198.zen.blocklist.example from 10.0.0.5`
    }));
    const more = [...listed, ...listed].map((line, i) => ({ ...line, at: i }));
    expect(new Set(saidOf([...visitors, ...more]))).toEqual(new Set(['benign']));
  });
});

it('does not depend on how lines were cut into batches', () => {
  const any = fc.record({
    step: fc.constantFrom(0, 1, 15),
    actor: fc.constantFrom(scanner, '192.0.2.9'),
    agent: fc.constantFrom('scan/1', null),
    detected: fc.constantFrom(WPSCAN, WPSCAN, undefined),
    chance: fc.constantFrom(0.05, 0.8)
  });
  fc.assert(
    fc.property(fc.array(any, { maxLength: 40 }), fc.integer({ min: 1, max: 9 }), (rows, batch) => {
      let at = 0;
      const lines = rows.map(({ step, actor, agent, detected, chance }) =>
        request((at += step), { actor, agent, chance, ...(detected ? { detected } : {}) })
      );
      expect(saidOf(lines, { batch })).toEqual(saidOf(lines));
    })
  );
});
