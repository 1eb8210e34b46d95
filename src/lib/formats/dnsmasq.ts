import { actorOf } from './actor.ts';
import { bsdStampAt } from './bsd-stamp.ts';
import type { Format, ParseContext, ParsedLine } from './format.ts';
import { readTag } from './syslog-tag.ts';

function parse(line: string, context: ParseContext): ParsedLine | null {
  const stamp = bsdStampAt(line, 0, context);
  if (stamp === null || !line.startsWith(' dnsmasq', stamp.end)) return null;
  const { program, message } = readTag(line, stamp.end + 1);
  if (program === null) return null;
  return {
    time: stamp.time,
    host: null,
    program,
    actor: actorOf(program, message, null),
    message,
    web: null
  };
}

/** dnsmasq's own log file (`log-facility=/path`): as syslog, without a host. */
export const dnsmasq: Format = { id: 'dnsmasq', name: 'dnsmasq log', parse };
