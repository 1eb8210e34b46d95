import { expect, it } from 'vitest';
import { unmark } from './marks.ts';
import { writtenBy } from './programs.ts';

it.each([
  ['sshd-session', 'x', 'sshd', 'x'],
  ['crond', 'x', 'cron', 'x'],
  ['ovpn-server', 'alice/198.51.100.7:1194 x', 'openvpn', '<user> x'],
  ['imap-login', 'Info: Login: user=<bob>, x', 'dovecot', 'imap-login: Login: user=<user>, x'],
  ['imap-login', 'something else', 'imap-login', 'something else'],
  ['exim4', '1nAmXz-0003nT-Tf Completed', 'exim', 'Completed'],
  ['postfix/qmgr', '4DD2F2A0: removed', 'postfix/qmgr', 'removed'],
  ['app', 'user=<bob>', 'app', 'user=<bob>']
])('%s: %s', (program, message, name, text) => {
  const written = writtenBy(program, message);
  expect([written.program, unmark(written.message)]).toEqual([name, text]);
});
