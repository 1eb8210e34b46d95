import { expect, it } from 'vitest';
import { unmark } from './marks.ts';
import { markVpn } from './vpn.ts';

it.each([
  [
    'alice/198.51.100.7:49206 VERIFY OK: depth=0, C=AT, O=Corp, CN=alice',
    '<user> VERIFY OK: depth=0'
  ],
  [
    'VERIFY ERROR: depth=0, error=certificate revoked: CN=alice',
    'VERIFY ERROR: depth=0, error=certificate revoked'
  ],
  [
    '198.51.100.7:49206 TLS: Initial packet from [AF_INET]198.51.100.7:49206, sid=c2a1b3d4 0badc0de',
    '<ip> TLS: Initial packet from <ip>'
  ],
  [
    '198.51.100.7:49206 [alice] Peer Connection Initiated with [AF_INET]198.51.100.7:49206',
    '<ip> [<user>] Peer Connection Initiated with <ip>'
  ],
  [
    "alice/198.51.100.7:49206 SENT CONTROL [alice]: 'PUSH_REPLY,route 10.0.0.0 255.0.0.0' (status=1)",
    "<user> SENT CONTROL [<user>]: 'PUSH_REPLY' (status=1)"
  ],
  ['MULTI: Learn: 10.9.0.2 -> alice/198.51.100.7:49206', 'MULTI: Learn: 10.9.0.2 -> <user>'],
  [
    'TLS Auth Error: Auth Username/Password verification failed for peer',
    'TLS Auth Error: Auth Username/Password verification failed for peer'
  ],
  ['OpenVPN 2.6.3 [SSL (OpenSSL)] [LZO]', 'OpenVPN 2.6.3 [SSL (OpenSSL)] [LZO]']
])('%s', (message, marked) => {
  expect(unmark(markVpn(message))).toBe(marked);
});
