import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { maskMessage, maskProgramMessage } from './message.ts';

describe('sudo', () => {
  it.each([
    [
      'alice : TTY=pts/3 ; PWD=/home/alice ; USER=root ; COMMAND=/usr/bin/cat /etc/shadow',
      '<user> tty=<tty> user=root pwd=/home/<user> command=/bin/cat /etc/shadow'
    ],
    [
      'www-data : user NOT in sudoers ; TTY=unknown ; PWD=/var/www/intranet.corp.example/uploads/2026/11 ; USER=root ; COMMAND=list',
      'www-data user not in sudoers tty=unknown user=root pwd=/var/www/<host>/uploads/<n>/<n> command=list'
    ],
    [
      'alice : TTY=pts/3 ; PWD=/ ; USER=bob ; TSID=00001A ; ENV=A=1 ; COMMAND=/bin/bash -c python3.11',
      '<user> tty=<tty> user=<user> pwd=/ command=/bin/bash -c python'
    ],
    ['alice : (command continued) /tmp/x', '<user> (command continued) /tmp/x']
  ])('%s', (message, canonical) => {
    expect(maskMessage(message)).toBe(canonical);
  });
});

describe('su, PAM and logind', () => {
  it.each([
    ['+ /dev/pts/1 www-data:alice', '(to <user>) www-data'],
    ["add 'alice' to group 'sudo'", "add '<user>' to group 'sudo'"],
    ['new group: name=alice, GID=1001', 'new group: name=<user>, gid=<n>'],
    ['password changed for alice', 'password changed for <user>'],
    ['(to alice) www-data on pts/1', '(to <user>) www-data'],
    ['FAILED SU (to root) alice on pts/1', 'failed su (to root) <user>'],
    [
      'pam_unix(su:session): session opened for user alice(uid=1000) by (uid=33)',
      'pam_unix(su:session): session opened for user <user> by (uid=www-data)'
    ],
    ['uid=0 euid=0 gid=0 egid=27', 'uid=root euid=root gid=root egid=<n>'],
    ['New session c1 of user alice.', 'new session c<n> of user <user>'],
    ['New session 12 of user alice.', 'new session <n> of user <user>'],
    ['session-c12.scope: Succeeded.', 'session-c<n>.scope: succeeded.'],
    ['user@1000.service: Succeeded.', 'user@<n>.service: succeeded.'],
    ['Started User Manager for UID 1000.', 'started user manager for uid <n>.']
  ])('%s', (message, canonical) => {
    expect(maskMessage(message)).toBe(canonical);
  });
});

it('puts the program in front, one name for one program', () => {
  const text = 'Accepted password for alice from 192.0.2.7 port 4711 ssh2';
  for (const program of ['sshd', 'sshd-session']) {
    expect(maskProgramMessage(program, text)).toBe(
      'sshd accepted password for <user> from <ip> port <n> ssh2'
    );
  }
});

it('does not depend on who, where and which process', () => {
  const name = fc.stringMatching(/^[a-z]{3}x[a-z]{2}$/);
  const number = fc.integer({ min: 1000, max: 60_000 });
  fc.assert(
    fc.property(name, name, number, fc.nat({ max: 99 }), (one, other, id, tty) => {
      expect(
        maskMessage(
          `pam_unix(sudo:auth): authentication failure; logname=${one} uid=${id} euid=0 tty=/dev/pts/${tty} ruser=${one} rhost= user=${other}`
        )
      ).toBe(
        'pam_unix(sudo:auth): authentication failure; logname=<user> uid=<user> euid=root tty=<tty> ruser=<user> rhost= user=<user>'
      );
    })
  );
});
