import { digitsAt } from '../base/time.ts';
import { actorOf } from './actor.ts';
import { audit } from './audit.ts';
import { bsdStampAt } from './bsd-stamp.ts';
import { exim } from './exim.ts';
import type { Format, ParseContext, ParsedLine } from './format.ts';
import { isoStampAt, stampTime } from './stamps.ts';
import { readTag } from './syslog-tag.ts';
import { unwrap } from './unwrap.ts';
import { webAccess } from './web-access.ts';
import { apacheError, nginxError } from './web-error.ts';

/** Where the line goes on after a priority, `<0>` to `<191>`; 0 where it has none. */
export function priorityEnd(line: string): number {
  if (line.charCodeAt(0) !== 60) return 0;
  const close = line.slice(0, 6).indexOf('>');
  return close >= 2 && digitsAt(line, 1, close - 1) >= 0 ? close + 1 : 0;
}

/** What is sent to syslog as lines of its own, with a second stamp. */
export const wrappedInSyslog: readonly Format[] = [webAccess, apacheError, nginxError, audit, exim];

/** Words that stand where a host would in the logs of programs that print an RFC 3339 stamp. */
const LEVEL =
  /^(?:trace|debug|info|notice|warn|warning|err|error|crit|critical|fatal|severe|std(?:out|err))$/i;

/** Messages of the daemon itself, which have no tag. */
const OWN = /^(?:last message repeated |-- MARK --)/;

const HOST = /^[\w.:-]+$/;

/** Whether the word from `at` to `end` is a tag, so that the line names no host. */
function isTag(line: string, at: number, end: number): boolean {
  return line.charCodeAt(end - 1) === 58 && end - at > 1 && line.charCodeAt(end - 2) !== 58;
}

/** Takes apart what follows a stamp: `host prog[1]: …` or `prog[1]: …`. */
function parseBody(
  line: string,
  start: number,
  time: number | null,
  iso: boolean
): ParsedLine | null {
  const space = line.indexOf(' ', start);
  const end = space < 0 ? line.length : space;
  if (end === start) return null;
  const word = line.slice(start, end);
  const host = isTag(line, start, end) ? null : word;
  const { program, message } = readTag(
    line,
    host === null ? start : Math.min(end + 1, line.length)
  );
  // dnsmasq's own log file has a format of its own.
  if (host === null && program?.startsWith('dnsmasq')) return null;
  if (iso && !isDaemonLine(host, program, message, word)) return null;
  return { time, host, program, actor: actorOf(program, message, host), message, web: null };
}

/**
 * Many programs print an RFC 3339 stamp and a text. A syslog daemon writes the zone, a host that
 * is no level, and a tag; without a host, the tag has a process id.
 */
function isDaemonLine(
  host: string | null,
  program: string | null,
  message: string,
  word: string
): boolean {
  if (program === null && !OWN.test(message)) return false;
  return host === null ? word.endsWith(']:') : HOST.test(host) && !LEVEL.test(host);
}

function parse(line: string, context: ParseContext): ParsedLine | null {
  const at = priorityEnd(line);
  const iso = isoStampAt(line, at);
  const stamp =
    iso === null ? bsdStampAt(line, at, context) : { time: stampTime(iso, context), end: iso.end };
  if (stamp === null || line.charCodeAt(stamp.end) !== 32) return null;
  if (iso !== null && (iso.zone === null || line.charCodeAt(at + 10) === 32)) return null;

  const parsed = parseBody(line, stamp.end + 1, stamp.time, iso !== null);
  return parsed === null ? null : unwrap(parsed, wrappedInSyslog, context);
}

/**
 * What syslog daemons write to files: RFC 3164 (`Nov 20 10:11:12 host prog[1]: …`, with or without
 * the priority), and the same with an RFC 3339 stamp (rsyslog's `RSYSLOG_FileFormat`).
 */
export const syslog: Format = { id: 'syslog', name: 'syslog', parse };
