import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { maskAudit } from './audit.ts';

const su =
  `type=USER_AUTH uid=33 auid=4294967295 ses=4294967295 ` +
  `msg='op=PAM:authentication grantors=pam_unix acct="alice" exe="/usr/bin/su" hostname=? addr=? terminal=/dev/pts/1 res=success'`;
const suCanonical =
  'user_auth uid=www-data auid=unset ses=unset op=pam:authentication acct=<user> exe=/bin/su terminal=<orphan-tty> res=success';

function hex(text: string): string {
  return [...new TextEncoder().encode(text)]
    .map((byte) => byte.toString(16).padStart(2, '0'))
    .join('')
    .toUpperCase();
}

describe('one event, however it is written', () => {
  it.each([
    su,
    su.replace('type=USER_AUTH', 'USER_AUTH'),
    su.replace('type=USER_AUTH', 'type=1100'),
    su.replace('/usr/bin', '/bin').replace('/dev/pts/1', 'pts/4'),
    `${su}\x1dUID="www-data" AUID="unset"`,
    su.replace('"alice"', hex('bob smith')),
    su.replace('uid=33', 'subj=unconfined pid=77 uid=33'),
    su.replace('res=success', 'res=1')
  ])('%s', (message) => {
    expect(maskAudit(message)).toBe(suCanonical);
  });

  it('does not depend on the order of the fields', () => {
    const fields =
      'uid=0 auid=1001 ses=3 op=login acct="root" exe="/usr/sbin/sshd" res=failed'.split(' ');
    fc.assert(
      fc.property(fc.shuffledSubarray(fields, { minLength: fields.length }), (order) => {
        expect(maskAudit(`type=USER_LOGIN ${order.join(' ')}`)).toBe(
          'user_login uid=root auid=<user> ses=<n> op=login acct=root exe=/sbin/sshd res=failed'
        );
      })
    );
  });

  it('does not depend on who, which session and from where', () => {
    const number = fc.integer({ min: 1000, max: 60_000 });
    fc.assert(
      fc.property(
        number,
        number,
        fc.ipV4(),
        fc.stringMatching(/^[a-z]{2}x[a-z]{3}$/),
        (uid, ses, ip, name) => {
          expect(
            maskAudit(
              `type=USER_START uid=${uid} auid=${uid} ses=${ses} msg='op=PAM:session_open acct="${name}" exe="/usr/sbin/sshd" hostname=${ip} addr=${ip} terminal=ssh res=success'`
            )
          ).toBe(
            'user_start uid=<user> auid=<user> ses=<n> op=pam:session_open acct=<user> exe=/sbin/sshd terminal=ssh addr=<ip> hostname=<host> res=success'
          );
        }
      )
    );
  });
});

describe('records of other kinds', () => {
  it.each([
    [
      `type=USER_CMD uid=1000 auid=1000 ses=3 msg='cwd="/var/www/intranet.corp.example/uploads" cmd=${hex('cat /etc/shadow')} exe="/usr/bin/sudo" terminal=pts/1 res=success'`,
      'user_cmd uid=<user> auid=<user> ses=<n> cwd=/var/www/<host>/uploads cmd=cat /etc/shadow terminal=<tty> res=success'
    ],
    [
      `type=SERVICE_START uid=0 auid=4294967295 ses=4294967295 msg='unit=user@1000 comm="systemd" exe="/usr/lib/systemd/systemd" hostname=? addr=? terminal=? res=success'`,
      'service_start unit=user@<n> uid=root auid=unset ses=unset exe=/lib/systemd/systemd comm=systemd terminal=? res=success'
    ],
    [
      'type=SYSCALL arch=c000003e syscall=59 success=yes exit=0 a0=1 a1=2 a2=3 a3=4 items=2 ppid=1 uid=33 gid=33 euid=0 tty=(none) ses=4294967295 comm="bash" exe="/usr/bin/bash" key=(null)',
      'syscall syscall=execve success=yes uid=www-data euid=root ses=unset exe=/bin/bash comm=bash tty=none'
    ],
    [
      'type=SYSCALL syscall=59 arch=c000003e success=yes uid=1001 auid=4294967295 tty=pts1 ses=4294967295 comm="id"',
      'syscall syscall=execve success=yes uid=<user> auid=unset ses=unset comm=id tty=<orphan-tty>'
    ],
    [
      'type=SYSCALL syscall=59 arch=c000003e success=yes uid=1001 auid=1001 tty=pts1 ses=4 comm="id"',
      'syscall syscall=execve success=yes uid=<user> auid=<user> ses=<n> comm=id tty=<tty>'
    ],
    [
      `type=USER_AUTH uid=0 auid=4294967295 ses=4294967295 msg='op=PAM:authentication acct="alice" exe="/usr/bin/login" terminal=/dev/tty1 res=failed'`,
      'user_auth uid=root auid=unset ses=unset op=pam:authentication acct=<user> exe=/bin/login terminal=<tty> res=failed'
    ],
    ['type=EXECVE argc=3 a0="bash" a1="-c" a2=' + hex('id > /tmp/x'), 'execve bash -c id > /tmp/x'],
    ['type=EXECVE argc=2 a0="cat" a1_len=8 a1[0]="/etc/" a1[1]="passwd"', 'execve cat /etc/passwd'],
    [`type=PROCTITLE proctitle=${hex('nc\0-l\0-p')}`, 'proctitle proctitle=nc -l -p'],
    ['type=CWD cwd="/home/alice/notes"', 'cwd cwd=/home/<user>/notes'],
    [
      'type=LOGIN uid=0 old-auid=4294967295 auid=1001 tty=(none) old-ses=4294967295 ses=12 res=1',
      'login uid=root auid=<user> ses=<n> old-auid=unset tty=none res=success'
    ],
    ['type=SOCKADDR saddr=02000050C0000207', 'sockaddr saddr=inet'],
    [`type=SOCKADDR saddr=0100${hex('/run/x.sock')}00`, 'sockaddr saddr=unix /run/x.sock'],
    [
      'type=AVC avc:  denied  { read } for  pid=9 comm="nginx" name="shadow" dev="sda1" ino=9 tclass=file',
      'avc avc: denied read for name=shadow comm=nginx tclass=file'
    ]
  ])('%s', (message, canonical) => {
    expect(maskAudit(message)).toBe(canonical);
  });
});

it('takes anything, in one line and bounded time', () => {
  const piece = fc.constantFrom(
    'a0=',
    'msg=',
    "'",
    '"',
    '=',
    '{',
    ' ',
    'FF',
    'type=',
    'x',
    '\x1d',
    'UID='
  );
  fc.assert(
    fc.property(fc.array(fc.oneof(piece, fc.string()), { maxLength: 40 }), (parts) => {
      expect(maskAudit(parts.join(''))).not.toMatch(/[\r\n]/);
    })
  );
  for (const part of ['a=', 'a', '=', '"', '{', 'FF']) maskAudit(`type=X ${part.repeat(100_000)}`);
});

it('says the same of sudo whichever release writes', () => {
  const opened = (uid: string) =>
    maskAudit(
      `type=USER_START uid=${uid} auid=1000 ses=3 msg='op=PAM:session_open acct="root" exe="/usr/bin/sudo" hostname=? addr=? terminal=/dev/pts/1 res=success'`
    );
  expect(opened('0')).toBe(opened('1000'));
  const ran = (exe: string) =>
    maskAudit(
      `type=USER_CMD uid=1000 auid=1000 ses=3 msg='cwd="/tmp" cmd="id"${exe} terminal=pts/1 res=success'`
    );
  expect(ran('')).toBe(ran(' exe="/usr/bin/sudo"'));
  const became = maskAudit(
    `type=USER_START uid=33 auid=4294967295 ses=4294967295 msg='op=PAM:session_open acct="bob" exe="/bin/su" hostname=? addr=? terminal=/dev/pts/1 res=success'`
  );
  expect(became).toContain('uid=www-data');
});
