import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { ParsedLine } from '../formats/format.ts';
import { type Fact, factOf } from './facts.ts';

const line = (program: string | null, message: string): ParsedLine => ({
  time: null,
  host: 'gate',
  program,
  actor: null,
  message,
  web: null
});

const request = (method: string, target: string, status: number): ParsedLine => ({
  ...line(null, ''),
  web: { method, target, status, referer: null, agent: null }
});

describe('factOf', () => {
  it.each<[string, string, Fact | null]>([
    [
      'sshd',
      'Accepted publickey for alice from 192.0.2.1 port 5 ssh2: ED25519 SHA256:x',
      { kind: 'login', service: 'ssh', user: 'alice', address: '192.0.2.1' }
    ],
    [
      'sshd-session',
      'Failed password for invalid user x from ::1 port 5 ssh2',
      { kind: 'failed-login', service: 'ssh' }
    ],
    ['sshd', 'Server listening on 0.0.0.0 port 22.', null],
    [
      'openvpn',
      '192.0.2.1:5 [alice] Peer Connection Initiated with [AF_INET]192.0.2.1:5',
      { kind: 'login', service: 'vpn', user: 'alice', address: '192.0.2.1' }
    ],
    [
      'ovpn-server',
      '[bob] Peer Connection Initiated with [AF_INET6]::ffff:192.0.2.7:1194',
      { kind: 'login', service: 'vpn', user: 'bob', address: '192.0.2.7' }
    ],
    ['su', '(to root) alice on pts/1', { kind: 'su', from: 'alice', to: 'root' }],
    ['su', 'Successful su for root by alice', { kind: 'su', from: 'alice', to: 'root' }],
    [
      'sudo',
      '   alice : TTY=pts/0 ; PWD=/ ; USER=root ; COMMAND=/usr/bin/cat /etc/shadow',
      { kind: 'sudo', user: 'alice', command: '/usr/bin/cat' }
    ],
    ['sudo', 'pam_unix(sudo:session): session closed for user root', { kind: 'session' }],
    ['systemd-logind', 'New session c1 of user root.', { kind: 'session' }],
    ['systemd', 'Started cron.service - Regular tasks.', { kind: 'unit', name: 'cron.service' }],
    ['systemd', 'Started Daily apt.', { kind: 'unit', name: 'Daily apt' }],
    ['systemd', 'Stopped Daily apt.', null],
    [
      'dnsmasq',
      'query[PTR] 1.2.0.192.in-addr.arpa from 192.0.2.1',
      { kind: 'query', type: 'PTR', name: '1.2.0.192.in-addr.arpa' }
    ],
    [
      'dnsmasq',
      '12 192.0.2.1/555 query[a] x.example from 192.0.2.1',
      { kind: 'query', type: 'A', name: 'x.example' }
    ],
    ['dnsmasq', 'reply x.example is 192.0.2.2', null],
    [
      'named',
      'client @0x7f 192.0.2.1#53 (x.example): query: x.example IN AAAA +E(0)K (192.0.2.2)',
      { kind: 'query', type: 'AAAA', name: 'x.example' }
    ],
    [
      'dovecot',
      'imap-login: Disconnected (auth failed, 3 attempts in 5 secs): user=<a>',
      { kind: 'failed-login', service: 'mail' }
    ],
    ['cron', 'session opened', null]
  ])('%s: %s', (program, message, fact) => {
    expect(factOf(line(program, message))).toEqual(fact);
  });

  it('reads audit records and error logs, which name no program', () => {
    expect(factOf(line(null, 'type=SYSCALL msg=audit(1.2:3): exe="/usr/bin/nc" a0=1'))).toEqual({
      kind: 'executable',
      path: '/usr/bin/nc'
    });
    const denied =
      '[authz_core:error] [client x] AH01630: client denied by server configuration: /srv/.hta';
    expect(factOf(line(null, denied))).toEqual({ kind: 'not-found', path: '/srv/.hta' });
    const open = '[error] open() "/srv/x" failed (2: No such file or directory), client: x';
    expect(factOf(line(null, open))).toEqual({ kind: 'not-found', path: '/srv/x' });
  });

  it('tells a refused form from one that was taken', () => {
    const refused = { kind: 'failed-login', service: 'web' };
    expect(factOf(request('POST', '/wp-login.php', 200))).toEqual(refused);
    expect(factOf(request('POST', '/wp-login.php', 302))).toBeNull();
    expect(factOf(request('GET', '/wp-login.php', 200))).toBeNull();
    expect(factOf(request('GET', '/admin', 401))).toEqual(refused);
    expect(factOf(request('GET', '/x', 404))).toEqual({ kind: 'not-found', path: '/x' });
  });

  it('reads any text in little time', () => {
    const programs = fc.constantFrom(
      'sshd',
      'su',
      'sudo',
      'dnsmasq',
      'named',
      'systemd',
      'openvpn',
      null
    );
    const piece = fc.oneof(
      fc.string(),
      fc.constantFrom(
        '(to ',
        ' : ',
        'COMMAND=',
        'query[',
        '] ',
        ' from ',
        'pam_unix(',
        '[',
        'exe="'
      )
    );
    const text = fc.array(piece, { maxLength: 60 }).map((parts) => parts.join(''));
    fc.assert(
      fc.property(programs, text, fc.constantFrom(1, 400), (program, message, times) => {
        const started = performance.now();
        factOf(line(program, message.repeat(times)));
        expect(performance.now() - started).toBeLessThan(500);
      })
    );
  });
});
