import { expect, it } from 'vitest';
import { openvpn } from './openvpn.ts';

const context = { reference: Date.UTC(2026, 10, 21), offsetAt: () => 0 };
const time = Date.UTC(2026, 10, 20, 10, 11, 12);

it.each([
  [
    '2026-11-20 10:11:12 alice/198.51.100.7:49206 VERIFY OK: depth=0, CN=alice',
    time,
    '198.51.100.7'
  ],
  [
    'Fri Nov 20 10:11:12 2026 198.51.100.7:49206 TLS: Initial packet from [AF_INET]198.51.100.7:49206',
    time,
    '198.51.100.7'
  ],
  ['198.51.100.7:49206 [alice] Peer Connection Initiated', null, '198.51.100.7'],
  ['2026-11-20 10:11:12 alice/2001:db8::7:49206 SENT CONTROL [alice]: x', time, null],
  [
    '2026-11-20 10:11:12 TCP connection established with [AF_INET]198.51.100.7:49206',
    time,
    '198.51.100.7'
  ],
  ['2026-11-20 10:11:12 Initialization Sequence Completed', time, null],
  ['2026-11-20 10:11:12 OpenVPN 2.6.3 x86_64-pc-linux-gnu', time, null]
])('reads %s', (line, at, actor) => {
  const parsed = openvpn.parse(line, context);
  expect(parsed).toMatchObject({ time: at, program: 'openvpn', host: null });
  if (actor !== null) expect(parsed?.actor).toBe(actor);
  expect(line.endsWith(parsed!.message)).toBe(true);
});

it.each([
  '',
  '2026-11-20 10:11:12 something else',
  '2026-11-20 10:11:12 198.51.100.7 GET /',
  '2026-11-20 10:11:12 99999.1.1.1:80 x',
  '198.51.100.7 - - x',
  'http://198.51.100.7:80/ x'
])('refuses %s', (line) => {
  expect(openvpn.parse(line, context)).toBeNull();
});
