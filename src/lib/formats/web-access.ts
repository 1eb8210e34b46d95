import { digitsAt, monthAt, timeOfDayAt, utcTime, zoneAt } from '../base/time.ts';
import { isAddress, plainAddress } from './address.ts';
import type { Format, ParsedLine } from './format.ts';
import { headerField, parseRequest, quotedEnd, requestEnd } from './web-fields.ts';
import { toUtc } from './stamps.ts';

/** Length of `20/Nov/2026:10:11:12 +0000`. */
const STAMP = 26;

/** Consecutive lines nearly always share their day: its text and its midnight in UTC. */
let lastDay = '';
let lastMidnight: number | null = null;

function midnight(line: string, at: number): number | null {
  if (lastDay !== '' && line.startsWith(lastDay, at)) return lastMidnight;
  const day = digitsAt(line, at, 2);
  lastMidnight = utcTime(digitsAt(line, at + 7, 4), monthAt(line, at + 3), day, 0, 0, 0);
  lastDay = line.slice(at, at + 11);
  return lastMidnight;
}

/** The moment of `20/Nov/2026:10:11:12 +0000` at `at`; null for a date or time that does not exist. */
function stampTime(line: string, at: number): number | null {
  const date = midnight(line, at);
  const ofDay = timeOfDayAt(line, at + 12);
  const zone = zoneAt(line, at + 21);
  return date === null || ofDay < 0 || zone === null ? null : toUtc(date + ofDay, zone.minutes);
}

/** Where the bracket of the stamp opens that the quoted request follows; -1 where there is none. */
function stampStart(line: string): number {
  // A user name may hold brackets, but never an unescaped quote right behind a stamp.
  for (let open = line.indexOf('['); open >= 0; open = line.indexOf('[', open + 1)) {
    const close = open + STAMP + 1;
    if (
      line.charCodeAt(close) === 93 &&
      line.charCodeAt(close + 1) === 32 &&
      line.charCodeAt(close + 2) === 34 &&
      line.charCodeAt(open + 3) === 47 &&
      line.charCodeAt(open + 7) === 47 &&
      line.charCodeAt(open + 12) === 58
    ) {
      return open;
    }
  }
  return -1;
}

/** Name of a virtual host without its port. */
function withoutPort(name: string): string {
  const colon = name.lastIndexOf(':');
  return colon > 0 && digitsAt(name, colon + 1, 1) >= 0 && !isAddress(name)
    ? name.slice(0, colon)
    : name;
}

/** Virtual host, client and user of what stands before the stamp. */
function parseHead(head: string): { host: string | null; actor: string | null } {
  const first = head.indexOf(' ');
  if (first < 0) return { host: null, actor: head === '' || head === '-' ? null : clean(head) };
  const second = head.indexOf(' ', first + 1);
  const one = head.slice(0, first);
  const two = second < 0 ? head.slice(first + 1) : head.slice(first + 1, second);
  // The name of a container, in the output of `docker compose logs`.
  const prefix = two === '' || two === '|' ? /^[\w.-]{1,64} {1,32}\| /.exec(head) : null;
  if (prefix !== null) return parseHead(head.slice(prefix[0].length));
  // `%v:%p %h %l %u`: the second field of the formats without a virtual host is `-` or a name.
  const virtual =
    two !== '-' && !one.endsWith(',') && (isAddress(two) ? !isAddress(one) : /:\d+$/.test(one));
  const client = virtual ? two : one;
  const host = virtual ? withoutPort(one) : null;
  if (client !== '-') return { host, actor: clean(client) };
  const user = head.slice(head.lastIndexOf(' ') + 1);
  return { host, actor: user === '-' ? host : user };
}

/** A client as printed, without the comma of a list of proxies. */
function clean(client: string): string {
  return plainAddress(client.endsWith(',') ? client.slice(0, -1) : client);
}

/** Whether a time of day stands at `at`, as a word of its own or behind the `T` of ISO 8601. */
function clockAt(line: string, at: number): boolean {
  const before = line.charCodeAt(at - 1);
  return (before === 32 || before === 84) && timeOfDayAt(line, at) >= 0;
}

/** Whether a syslog or JSON header stands before the line, which other formats take off. */
function hasHeader(line: string): boolean {
  const first = line.charCodeAt(0);
  return first === 60 || first === 123 || clockAt(line, 6) || clockAt(line, 7) || clockAt(line, 11);
}

function parse(line: string): ParsedLine | null {
  const open = stampStart(line);
  if (open < 0 || hasHeader(line)) return null;
  const quote = open + STAMP + 3;
  const close = requestEnd(line, quote + 1);
  if (close < 0) return null;

  const { host, actor } = parseHead(line.slice(0, open).trimEnd());
  const request = parseRequest(line.slice(quote + 1, close));
  const status = Math.max(0, digitsAt(line, close + 2, 3));

  let referer: string | null = null;
  let agent: string | null = null;
  const refererStart = line.indexOf('"', close + 2);
  if (refererStart >= 0) {
    const refererEnd = quotedEnd(line, refererStart + 1);
    const text = line.slice(refererStart + 1, refererEnd);
    const agentStart = line.indexOf('"', refererEnd + 1);
    if (agentStart >= 0) {
      referer = headerField(text);
      agent = headerField(line.slice(agentStart + 1, quotedEnd(line, agentStart + 1)));
    } else if (text.includes('://')) {
      referer = headerField(text);
    } else {
      agent = headerField(text);
    }
  }

  return {
    time: stampTime(line, open + 1),
    host,
    program: null,
    actor,
    message: line.slice(quote),
    web: { method: request.method, target: request.target, status, referer, agent }
  };
}

/**
 * Access lines of Apache and nginx: Common Log Format, combined, either with the virtual host in
 * front, and combined with further fields behind (Apache `mod_log_config`, nginx `log_format`).
 */
export const webAccess: Format = {
  id: 'web-access',
  name: 'Apache/nginx access log',
  parse
};
