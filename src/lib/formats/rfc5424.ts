import { actorOf } from './actor.ts';
import type { Format, ParseContext, ParsedLine } from './format.ts';
import { isoStampAt, stampTime } from './stamps.ts';
import { priorityEnd, wrappedInSyslog } from './syslog.ts';
import { programName } from './syslog-tag.ts';
import { unwrap } from './unwrap.ts';

/** Where the structured data at `at` ends: `-`, or elements `[id name="value"]`; -1 for neither. */
function structuredDataEnd(line: string, at: number): number {
  if (line.charCodeAt(at) === 45) return at + 1;
  let i = at;
  while (line.charCodeAt(i) === 91) {
    let quoted = false;
    for (i++; i < line.length; i++) {
      const code = line.charCodeAt(i);
      if (quoted && code === 92) i++;
      else if (code === 34) quoted = !quoted;
      else if (code === 93 && !quoted) break;
    }
    if (i >= line.length) return -1;
    i++;
  }
  return i > at ? i : -1;
}

/** The next words at `at`, each followed by a space, and where the line goes on; null if fewer. */
function words(line: string, at: number, count: number): { list: string[]; end: number } | null {
  const list: string[] = [];
  let start = at;
  for (let i = 0; i < count; i++) {
    const space = line.indexOf(' ', start);
    if (space <= start) return null;
    list.push(line.slice(start, space));
    start = space + 1;
  }
  return { list, end: start };
}

const value = (text: string | undefined): string | null =>
  text === undefined || text === '-' ? null : text;

function parse(line: string, context: ParseContext): ParsedLine | null {
  const version = priorityEnd(line);
  if (line.charCodeAt(version) !== 49 || line.charCodeAt(version + 1) !== 32) return null;
  const nil = line.startsWith('- ', version + 2);
  const stamp = nil ? null : isoStampAt(line, version + 2);
  const stampEnd = nil ? version + 3 : (stamp?.end ?? -1);
  if (stampEnd < 0 || line.charCodeAt(stampEnd) !== 32) return null;

  const header = words(line, stampEnd + 1, 4);
  if (header === null) return null;
  const dataEnd = structuredDataEnd(line, header.end);
  if (dataEnd < 0) return null;

  let start = dataEnd;
  while (line.charCodeAt(start) === 32 || line.charCodeAt(start) === 0xfeff) start++;
  const [hostText, app] = header.list;
  const host = value(hostText);
  const name = value(app);
  const program = name === null ? null : programName(name);
  // Some senders put all they have to say into the structured data.
  const message = start < line.length ? line.slice(start) : line.slice(header.end, dataEnd);
  const parsed = {
    time: stamp === null ? null : stampTime(stamp, context),
    host,
    program,
    actor: actorOf(program, message, host),
    message,
    web: null
  };
  return unwrap(parsed, wrappedInSyslog, context);
}

/** RFC 5424, as sent and as files hold it (rsyslog's `RSYSLOG_SyslogProtocol23Format`). */
export const rfc5424: Format = { id: 'rfc5424', name: 'syslog (RFC 5424)', parse };
