import { expect, it } from 'vitest';
import { inOneWording } from './wording.ts';

it.each([
  [
    'one who became another',
    ['Successful su for alice by www-data', '+ /dev/pts/1 www-data:alice', '+ ??? www-data:alice'],
    '(to alice) www-data on pts/1',
    '(to alice) www-data'
  ],
  [
    'one who failed to',
    ['FAILED su for root by alice', '- /dev/pts/1 alice:root'],
    'FAILED SU (to root) alice on none',
    'FAILED SU (to root) alice'
  ],
  [
    "su's session",
    ['pam_unix(su:session): session opened for user alice by (uid=33)'],
    'pam_unix(su:session): session opened for user alice(uid=1000) by (uid=33)',
    'pam_unix(su:session): session opened for user alice by (uid=33)'
  ],
  [
    "sudo's session",
    ['pam_unix(sudo:session): session opened for user root by alice(uid=0)'],
    'pam_unix(sudo:session): session opened for user root(uid=0) by alice(uid=1000)',
    'pam_unix(sudo:session): session opened for user root by alice'
  ],
  [
    "sudo's session of nobody who logged in",
    ['pam_unix(sudo:session): session opened for user root by (uid=0)'],
    'pam_unix(sudo:session): session opened for user root(uid=0) by (uid=1000)',
    'pam_unix(sudo:session): session opened for user root by ()'
  ]
])('%s, whichever release says it', (_, older, newer, expected) => {
  for (const message of [...older, newer]) expect(inOneWording(message)).toBe(expected);
});

it.each(['Accepted password for alice from 192.0.2.7 port 22 ssh2', '+ a remark', ''])(
  'leaves alone: %s',
  (message) => {
    expect(inOneWording(message)).toBe(message);
  }
);
