import { addressEnd, plainAddress } from './address.ts';
import type { Format, ParseContext, ParsedLine } from './format.ts';
import { ctimeStampAt, isoStampAt, stampTime } from './stamps.ts';

/**
 * The client of `[client 192.0.2.1:5678] …`, without the port. Apache 2.4 prints a port behind every
 * address, IPv6 without brackets; Apache 2.2 prints none.
 */
function apacheClient(text: string, withPort: boolean): string | null {
  const open = text.indexOf('[client ');
  const close = text.indexOf(']', open);
  if (open < 0 || close < 0) return null;
  const client = text.slice(open + 8, close);
  const colon = client.lastIndexOf(':');
  const hasPort = colon > 0 && (withPort || client.indexOf(':') === colon);
  return plainAddress(hasPort ? client.slice(0, colon) : client) || null;
}

function parseApache(line: string, context: ParseContext): ParsedLine | null {
  if (line.charCodeAt(0) !== 91) return null;
  const stamp = ctimeStampAt(line, 1);
  if (stamp === null || !line.startsWith('] [', stamp.end)) return null;
  const moduleEnd = line.indexOf('] ', stamp.end + 2);
  if (moduleEnd < 0) return null;

  const module = line.slice(stamp.end + 2, moduleEnd + 1);
  let rest = moduleEnd + 2;
  const hasProcess = line.startsWith('[pid ', rest);
  if (hasProcess) {
    const end = line.indexOf(']', rest);
    if (end >= 0) rest = line.charCodeAt(end + 1) === 32 ? end + 2 : end + 1;
  }
  const text = line.slice(rest);
  return {
    time: stampTime(stamp, context),
    host: null,
    program: null,
    actor: apacheClient(text, hasProcess),
    message: `${module} ${text}`,
    web: null
  };
}

/**
 * The client of an nginx error line. What the client sent and nginx decoded can imitate the fields
 * behind the message, so the one next to the raw request line is taken.
 */
function nginxClient(text: string): string | null {
  const request = text.indexOf(', request: "');
  const label = text.lastIndexOf(', client: ', request < 0 ? text.length : request);
  if (label < 0) return null;
  const start = label + 10;
  const end = addressEnd(text, start);
  if (end >= 0) return plainAddress(text.slice(start, end));
  const comma = text.indexOf(',', start);
  return text.slice(start, comma < 0 ? text.length : comma) || null;
}

/** The configured server name of an nginx error line; null where it names none (`_`). */
function nginxServer(text: string): string | null {
  const label = text.indexOf(', server: ');
  if (label < 0) return null;
  const comma = text.indexOf(',', label + 10);
  const name = text.slice(label + 10, comma < 0 ? text.length : comma);
  // The mail proxy prints the address it listens on.
  return /^(?:_|[\d.]+:\d+)?$/.test(name) || name.includes(' ') ? null : name;
}

/** `[error] 12#12: *3 `: level, process, thread, and the connection where there is one. */
const NGINX_HEAD = /^ (\[[a-z]{1,8}\]) \d{1,20}#\d{1,20}: (?:\*\d{1,20} )?/;

function parseNginx(line: string, context: ParseContext): ParsedLine | null {
  if (line.charCodeAt(4) !== 47) return null;
  const stamp = isoStampAt(line, 0);
  if (stamp === null) return null;
  const head = NGINX_HEAD.exec(line.slice(stamp.end, stamp.end + 100));
  if (head === null) return null;
  const text = line.slice(stamp.end + head[0].length);
  const host = nginxServer(text);
  return {
    time: stampTime(stamp, context),
    host,
    program: null,
    actor: nginxClient(text) ?? host,
    message: `${head[1] ?? ''} ${text}`,
    web: null
  };
}

/** Apache's error log, the default `ErrorLogFormat` of 2.4 and the fixed one of 2.2. */
export const apacheError: Format = {
  id: 'apache-error',
  name: 'Apache error log',
  parse: parseApache
};

/** nginx's error log (`ngx_log.c`; its form cannot be configured). */
export const nginxError: Format = {
  id: 'nginx-error',
  name: 'nginx error log',
  parse: parseNginx
};
