import { describe, expect, it } from 'vitest';
import { actorOf } from './actor.ts';

describe('clients', () => {
  it.each([
    ['sshd', 'Failed password for root from 198.51.100.7 port 50022 ssh2', '198.51.100.7'],
    ['sshd', 'Failed password for invalid user x from 2001:db8::7 port 1 ssh2', '2001:db8::7'],
    ['sshd', 'Invalid user bob from 192.0.2.66 from 198.51.100.7 port 9', '198.51.100.7'],
    ['sshd', 'Invalid user 192.0.2.66 from 198.51.100.7 port 9', '198.51.100.7'],
    ['sshd', 'Connection closed by 198.51.100.7 port 9 [preauth]', '198.51.100.7'],
    ['sshd', 'Connection closed by invalid user x 198.51.100.7 port 9 [preauth]', '198.51.100.7'],
    [
      'sshd-session',
      'Received disconnect from 198.51.100.7 port 9:11: bye from 192.0.2.66 port 1',
      '198.51.100.7'
    ],
    ['sshd', 'refused connect from a.test (198.51.100.7)', '198.51.100.7'],
    ['sshd', 'Timeout before authentication for 198.51.100.7 port 9', '198.51.100.7'],
    [
      'sshd',
      'pam_unix(sshd:auth): authentication failure; logname= uid=0 euid=0 tty=ssh ruser= rhost=198.51.100.7  user=root',
      '198.51.100.7'
    ],
    ['dnsmasq', 'query[A] a.test from 10.0.0.1', '10.0.0.1'],
    ['dnsmasq', '123 10.0.0.1/5353 reply a.test is 192.0.2.1', '10.0.0.1'],
    ['dnsmasq-dhcp', 'DHCPACK(eth0) 10.0.0.5 02:00:00:00:00:01 laptop', '10.0.0.5'],
    ['postfix/smtpd', 'connect from unknown[198.51.100.7]', '198.51.100.7'],
    ['exim', 'H=([192.0.2.66]) [198.51.100.7] rejected', '198.51.100.7'],
    ['dovecot', 'imap-login: Login: user=<a>, rip=198.51.100.7, lip=10.0.0.1', '198.51.100.7'],
    ['ovpn-server', 'alice/198.51.100.7:1194 TLS: soft reset', '198.51.100.7'],
    ['named', 'client @0x7f01 198.51.100.7#53 (a.test): query: a.test', '198.51.100.7'],
    ['kernel', '[1.0] DROP IN=eth0 OUT= SRC=198.51.100.7 DST=10.0.0.1', '198.51.100.7']
  ])('%s: %s', (program, message, actor) => {
    expect(actorOf(program, message, 'web01')).toBe(actor);
  });
});

describe('users', () => {
  it.each([
    ['sudo', '   alice : TTY=pts/0 ; PWD=/ ; USER=root ; COMMAND=/bin/ls from 10.0.0.1', 'alice'],
    [
      'sudo',
      'pam_unix(sudo:session): session opened for user root(uid=0) by alice(uid=1000)',
      'alice'
    ],
    ['su', '(to root) alice on pts/1', 'alice'],
    ['su', 'FAILED SU (to root) alice on pts/1', 'alice'],
    ['su', 'Successful su for root by alice', 'alice'],
    ['su', '+ /dev/pts/1 alice:root', 'alice'],
    ['su', 'pam_unix(su:session): session opened for user root by alice(uid=1000)', 'alice'],
    ['su', 'pam_unix(su:session): session closed for user root', 'root'],
    ['cron', '(root) CMD (cd / && run-parts /etc/cron.hourly)', 'root'],
    ['cron', 'pam_unix(cron:session): session opened for user bob(uid=9) by (uid=0)', 'bob'],
    [
      'su',
      'pam_unix(su:auth): authentication failure; logname=alice uid=1000 euid=0 tty=pts/1 ruser=alice rhost=  user=root',
      'alice'
    ],
    ['systemd-logind', 'New session 5 of user alice.', 'alice'],
    ['ftpd', 'Authentication failed for user [bob]', 'bob']
  ])('%s: %s', (program, message, actor) => {
    expect(actorOf(program, message, 'web01')).toBe(actor);
  });
});

it('falls back to the host', () => {
  expect(actorOf('sshd', 'Server listening on 0.0.0.0 port 22.', 'web01')).toBe('web01');
  expect(actorOf('dnsmasq', 'reply a.test is 192.0.2.1', 'web01')).toBe('web01');
  expect(actorOf('systemd', 'Started daily clean-up.', 'web01')).toBe('web01');
  expect(actorOf(null, '-- MARK --', null)).toBeNull();
});
