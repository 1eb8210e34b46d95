import { maskDomainName } from './domain-name.ts';
import { maskText } from './text.ts';

/** dnsmasq's line, with or without the prefix of `log-queries=extra`. */
const DNSMASQ =
  /^(?:\d+ [\d.a-f:]+\/\d+ )?(query(?:\[[^\]]{1,20}\])?|reply|cached(?:-stale)?|forwarded|config|validation result|dnssec-query\[[^\]]{1,10}\]|\/[^ ]{1,80}|gravity blocked|exactly blacklisted|rate limit exceeded|nameserver) (\S+)(?: (is|to|from) (.*))?$/i;
/** BIND's query log: `client @0x7f… 192.0.2.1#53 (name): query: name IN A +E(0)K (192.0.2.53)`. */
const BIND =
  /\bclient (?:@0x[\da-f]+ )?[\da-f.:]+#\d+ .{0,300}?\bquery: (\S{1,260}) IN (\S{1,12})/i;
/** unbound's: `[77:0] info: 192.0.2.1 name. A IN`. */
const UNBOUND = /^(?:\[\d+:\d+\] )?info: [\da-f.:]+ (\S{1,260}) ([A-Z\d]{1,12}) IN\b/;

/** A TXT answer or an alias is data of the name asked for, and as free in form. */
function maskData(data: string): string {
  return /^[\w.-]+\.[a-z]{2,}$/i.test(data) ? maskDomainName(data) : maskText(data);
}

/** Whether a line of another program than dnsmasq is a question that a name server logs. */
export function isDnsQuery(message: string): boolean {
  return BIND.test(message) || UNBOUND.test(message);
}

/**
 * Canonical text of a name server's line; a question reads the same whichever server logs it.
 * @param message of dnsmasq, BIND or unbound
 */
export function maskDns(message: string): string {
  const query = BIND.exec(message) ?? UNBOUND.exec(message);
  if (query) {
    return `query[${query[2]!.toLowerCase()}] ${maskDomainName(query[1]!)} from <ip>`;
  }
  const match = DNSMASQ.exec(message);
  if (!match) return maskText(message);
  const [, event, name, relation, rest] = match;
  const what = event!.startsWith('/') ? '<file>' : event!.toLowerCase();
  const tail = relation ? ` ${relation} ${maskData(rest!.slice(0, 300))}` : '';
  return `${what} ${maskDomainName(name!.slice(0, 260))}${tail}`;
}
