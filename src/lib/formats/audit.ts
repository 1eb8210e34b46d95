import { epochToMilliseconds } from '../base/time.ts';
import { isAddress, plainAddress } from './address.ts';
import type { Format, ParsedLine } from './format.ts';
import { STATIC_IDS } from './static-ids.ts';

/**
 * `node=` of a collecting auditd, the type (a name; a number where the kernel prints the record
 * itself), `msg=` (which the kernel leaves out), stamp and serial.
 */
const HEAD =
  /^(?:audit: )?(?:node=(\S{1,255}) )?type=([A-Z][A-Z0-9_]{1,40}|UNKNOWN\[\d{1,5}\]|\d{3,5}) (?:msg=)?audit\((\d{1,10}\.\d{3}):\d{1,20}\):? {0,4}/;

/** The kernel's clock, in front of what it prints through syslog: `[   12.345678] `. */
const UPTIME = /^\[ {0,12}\d{1,12}\.\d{1,9}\] /;

/** The process that wrote the record; `ppid=` and `opid=` are others. */
const PID = /(^|[ '])pid=\d{1,10} ?/;

/** The enrichment of auditd's `log_format = ENRICHED`: names behind a group separator. */
const AUID = /[\x1d ]AUID="([^"]{1,64})"/; // eslint-disable-line no-control-regex -- the separator
const UID = /[\x1d ]UID="([^"]{1,64})"/; // eslint-disable-line no-control-regex -- the separator

const NOBODY = /^(?:\?|unset|unknown|\(unknown(?: user)?\)|\(invalid user\))$/;

function named(text: string | undefined): string | null {
  return text === undefined || NOBODY.test(text) ? null : text;
}

/** The account of the process that caused a record: its name, or `uid 997` where only the machine knows it. */
function accountOf(body: string): string | null {
  const enriched = named(UID.exec(body)?.[1]);
  if (enriched !== null) return enriched;
  const id = /(?:^|[ '])uid=(\d{1,9})\b/.exec(body)?.[1];
  return id === undefined ? null : (STATIC_IDS.get(Number(id)) ?? `uid ${id}`);
}

/**
 * Who a record names: an address, else the account acted on, else the login account. Nobody logged in for a
 * daemon: then its account, and its host where that account is root, which every host has busy.
 */
function actorOf(body: string, host: string | null): string | null {
  const address = /\baddr=([\da-fA-F.:]{2,45})/.exec(body)?.[1];
  if (address !== undefined && isAddress(address)) return plainAddress(address);
  // Without quotes the name is coded in hexadecimal, or older than that rule.
  const person = named(/\bacct="([^"]{1,64})"/.exec(body)?.[1]) ?? named(AUID.exec(body)?.[1]);
  if (person !== null) return person;
  const account = accountOf(body);
  return account === 'root' ? (host ?? account) : (account ?? host);
}

function parse(line: string): ParsedLine | null {
  const start = UPTIME.exec(line)?.[0].length ?? 0;
  const head = HEAD.exec(line.slice(start, start + 420));
  if (head === null) return null;
  const [all, node, type, seconds] = head;
  const body = line.slice(start + all.length);
  const host = node ?? null;
  return {
    time: epochToMilliseconds(Number(seconds)),
    host,
    program: 'audit',
    actor: actorOf(body.slice(0, 4096), host),
    message: `type=${type} ${body.replace(PID, '$1')}`,
    web: null
  };
}

/**
 * Records of the Linux audit system: auditd's log, plain and enriched, with or without `node=`, and
 * what its syslog plug-in and the kernel write (linux/audit.h; the field dictionary of the Linux
 * audit documentation). The message is `type=… ` and the fields, without the process id.
 */
export const audit: Format = { id: 'audit', name: 'Linux audit log', parse };
