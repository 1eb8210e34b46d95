import { actorOf } from './actor.ts';
import { addressEnd, firstAddress } from './address.ts';
import type { Format, ParseContext, ParsedLine } from './format.ts';
import { ctimeStampAt, isoStampAt, stampTime } from './stamps.ts';

/** What a server says without a client in front; other programs print the same stamps. */
const OWN =
  /^(?:OpenVPN \d|library versions: |MULTI[:_]|TLS[ :]|VERIFY |TUN\/TAP |UDPv[46]|TCPv[46]|Initialization Sequence Completed|(?:Outgoing|Incoming) (?:Data|Control) Channel|Control Channel|Data Channel|MANAGEMENT: |IFCONFIG POOL|ifconfig_pool_|Diffie-Hellman initialized|SENT CONTROL \[|PUSH: |AUTH-PAM: |PLUGIN_|TCP connection established with \[AF_|Listening for incoming TCP|Peer Connection Initiated|GID set to |UID set to |net_(?:addr|iface|route)_|SIG(?:USR1|HUP|TERM|INT)\[|event_wait : |Socket Buffers: |Re-using )/;

/** What follows a client's `address:port `: a letter, a bracket (`[alice] Peer …`). */
const AFTER_PEER = /^[A-Za-z[]/;

/** Where the client `alice/192.0.2.1:49206 ` or `192.0.2.1:49206 ` at `at` ends; -1 without one. */
function peerEnd(line: string, at: number): number {
  const space = line.indexOf(' ', at);
  if (space < 0 || space - at > 128) return -1;
  const slash = line.lastIndexOf('/', space);
  const start = slash > at ? slash + 1 : at;
  const port = line.lastIndexOf(':', space);
  const whole = port > start && /^\d{1,5}$/.test(line.slice(port + 1, space));
  return whole && addressEnd(line.slice(start, port), 0) === port - start ? space + 1 : -1;
}

function parse(line: string, context: ParseContext): ParsedLine | null {
  const stamp = isoStampAt(line, 0) ?? ctimeStampAt(line, 0);
  if (stamp !== null && line.charCodeAt(stamp.end) !== 32) return null;
  const at = stamp === null ? 0 : stamp.end + 1;
  const peer = peerEnd(line, at);
  const message = line.slice(at);
  const ours = peer < 0 ? OWN.test(message) : AFTER_PEER.test(line.slice(peer, peer + 1));
  if (!ours) return null;
  return {
    time: stamp === null ? null : stampTime(stamp, context),
    host: null,
    program: 'openvpn',
    actor: actorOf('openvpn', message, null) ?? firstAddress(message.slice(0, 300)),
    message,
    web: null
  };
}

/**
 * The log file of an OpenVPN server (`log`, `log-append`): ISO stamps since 2.5, C's `ctime` before,
 * none with `suppress-timestamps`; then the client, if any, and the message (OpenVPN `error.c`).
 */
export const openvpn: Format = { id: 'openvpn', name: 'OpenVPN log', parse };
