import type { ParsedLine } from '../formats/format.ts';

/** Who asked for a name last, the latest asked at the end. */
export type Askers = Map<string, string>;

/** Names remembered: an answer follows its question within some lines. */
const MAX_NAMES = 512;

/** dnsmasq's log-queries; with `extra` a number and who asked stand before. */
const LINE =
  /^(?:\d{1,20} \S{1,60} )?(?:(query)\[[A-Za-z0-9=]{1,12}\]|reply|config|forwarded|cached(?:-stale)?|validation|\/[^ ]{1,100}) (\S{1,255}) /;

/** `config 10.1.2.3 is www.example` answers a question for `3.2.1.10.in-addr.arpa`. */
function questionOf(name: string): string {
  if (!/^\d{1,3}(?:\.\d{1,3}){3}$/.test(name)) return name;
  return `${name.split('.').reverse().join('.')}.in-addr.arpa`;
}

/** What a line of a DNS server is about. */
export interface DnsLine {
  /** The name asked for. */
  name: string;
  /** False where the name is passed on or answered. */
  isQuestion: boolean;
}

/** Reads a line of dnsmasq; null for other lines. */
export function dnsLine({ program, message }: ParsedLine): DnsLine | null {
  const match = program?.startsWith('dnsmasq') === true ? LINE.exec(message) : null;
  return match === null
    ? null
    : { name: questionOf(match[2]!), isQuestion: match[1] !== undefined };
}

/**
 * Gives the answers of a DNS server the actor who asked: `reply x is y` follows `query[A] x from
 * 192.0.2.1` and belongs to it. Other lines are returned as they are.
 * @param askers kept from one batch of a source to the next; changed
 */
export function attributeAnswers(parsed: readonly ParsedLine[], askers: Askers): ParsedLine[] {
  return parsed.map((line) => {
    const about = dnsLine(line);
    if (about === null) return line;
    const { name, isQuestion } = about;
    if (!isQuestion) {
      const actor = line.actor ?? askers.get(name) ?? null;
      return actor === line.actor ? line : { ...line, actor };
    }
    if (line.actor !== null) {
      askers.delete(name);
      askers.set(name, line.actor);
      if (askers.size > MAX_NAMES) askers.delete(askers.keys().next().value!);
    }
    return line;
  });
}
