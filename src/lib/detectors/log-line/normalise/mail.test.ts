import { expect, it } from 'vitest';
import { markMail } from './mail.ts';
import { unmark } from './marks.ts';

it.each([
  [
    '4DD2F2A0: client=unknown[192.0.2.7], sasl_username=bob',
    'client=unknown[192.0.2.7], sasl_username=<user>'
  ],
  [
    '4Xk2Qz1v9Lz3: from=<a@corp.example>, size=1234, nrcpt=1 (queue active)',
    'from=<email> (queue active)'
  ],
  [
    '4DD2F2A0: to=<a@b.example>, delay=0.5, delays=0.1/0/0.2/0.2, dsn=2.0.0, status=sent (queued as 9F3C)',
    'to=<email>, status=sent (queued'
  ],
  ['4DD2F2A0: uid=995 from=<icinga>', 'uid=995 from=<<user>>'],
  [
    '4DD2F2A0: to=<bob@b.example>, orig_to=<root>, relay=local',
    'to=<email>, orig_to=<root>, relay=local'
  ],
  [
    '4Xk2Qz1v9Lz3: signature=qEIyqbjV domain=b.example selector=s1 result="no signature error"',
    ' domain=b.example selector=s1 result="no signature error"'
  ],
  [
    'spamd: clean message (-1.0/5.0) for bob:112 in 0.2 seconds, 1212 bytes.',
    'spamd: clean message (-1.0/5.0) for <user>:112 in 0.2 seconds, 1212 bytes.'
  ],
  [
    'spamd: result: . -1 - GTUBE scantime=0.1,size=15,user=bob,uid=112',
    'spamd: result: . -1 - GTUBE scantime=0.1,user=<user>,uid=112'
  ],
  [
    '(01234-05) Passed CLEAN, <a@b.example> -> <c@d.example>, Queue-ID: 4Xk2Qz1v9Lz3, mail_id: q0_x-Y, Hits: -1.9, queued_as: 4Xk2Qz2, 312 ms',
    '(01234-05) Passed CLEAN, <email> -> <email>, Hits: -1.9, 312 ms'
  ],
  ['statistics: max connection rate', 'statistics: max connection rate'],
  ['NOQUEUE: reject: proto=ESMTP helo=<gate.example>', 'NOQUEUE: reject: proto=ESMTP helo=<host>'],
  [
    '1nAmXz-0003nT-Tf <= a@b.example H=(x) [192.0.2.7] P=esmtps S=12 id=q@b.example',
    '<= a@b.example H=(<host>) [192.0.2.7] P=esmtps '
  ],
  ['1rDh4R-000000012ab-3Cde => bob <bob@corp.example> R=local', '=> <email> R=local'],
  [
    'plain authenticator failed for (User) [192.0.2.7]: 535 (set_id=bob)',
    'plain authenticator failed for <host> [192.0.2.7]: 535 (set_id=<user>)'
  ],
  [
    'imap-login: Login: user=<bob>, rip=192.0.2.7, mpid=77, TLS, session=<Vk3ZQ6>',
    'imap-login: Login: user=<user>, rip=192.0.2.7, TLS'
  ],
  ['imap(bob@corp.example)<77><Vk3ZQ6>: Logged out', 'imap(<user>): Logged out'],
  ['auth-worker(77): pam(bob,192.0.2.7): unknown user', 'auth-worker(): pam(<user>): unknown user']
])('%s', (message, marked) => {
  expect(unmark(markMail(message))).toBe(marked);
});

it('takes hostile repetition in time', () => {
  for (const part of ['H=(', 'for x (', '<a@', 'imap(', ' S="', 'a', '1', '=> '])
    markMail(part.repeat(230));
});
