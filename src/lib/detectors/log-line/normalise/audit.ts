import { maskUser, maskUserId } from './accounts.ts';
import { recordType } from './audit-types.ts';
import { maskCommand } from './command.ts';
import { syscallName } from './syscalls.ts';
import { maskText } from './text.ts';

/** A command line or path beyond this many characters would push the fields behind it out of sight. */
const LONGEST_VALUE = 160;
/** Records are read this far; only an EXECVE with a very long command is longer. */
const READ = 4000;

/** Fields in the order of the canonical text: what, who, on which, how it ended. */
const ORDER = (
  'syscall success unit uid euid auid ses old-auid op acct cwd cmd name proctitle exe comm terminal tty ' +
  'addr hostname saddr res key nametype'
).split(' ');

/** Numbers that differ by run, and labels that differ by installation. */
const DROPPED = new Set(
  (
    'pid ppid opid spid a0 a1 a2 a3 items item exit gid suid fsuid egid sgid fsgid ogid arch subj obj ' +
    'inode ino dev rdev mode objtype old-ses ip code ver format kernel grantors rport lport laddr fp argc ' +
    'scontext tcontext default-context selected-context msg compat prog-id ouid'
  ).split(' ')
);

/** Fields that the kernel writes in hexadecimal when they hold a blank, a quote or a control character. */
const TEXTS = new Set('acct cmd comm cwd data exe key name path proctitle watch'.split(' '));
const IDS = new Set('uid euid auid old-auid id iuid sauid'.split(' '));

/** Capability sets. */
const CAPABILITY = /^(?:cap_|(?:new|old)_p|f(?:[eip]|ver|rootid)$)/;

const FIELD = /([A-Za-z][\w-]*(?:\[\d+\])?)=("[^"]*"?|\{[^}]*\}?|[^\s'"]*)/g;
const ARGUMENT = /^a(\d{1,6})(?:\[\d+\])?$/;

/** A field's text: without quotes, or decoded; a NUL, as between arguments, becomes a blank. */
function textOf(value: string): string {
  if (value.startsWith('"')) return value.slice(1).replace(/"$/, '');
  if (!/^(?:[0-9A-F]{2})+$/.test(value)) return value;
  const bytes = Uint8Array.from(value.match(/../g)!, (pair) => parseInt(pair, 16));
  return new TextDecoder().decode(bytes).replaceAll('\0', ' ');
}

function maskProgram(text: string): string {
  // Of a program replaced while it runs, the kernel prints `python3.9;58d13ccf (deleted)`.
  const plain = text.slice(0, LONGEST_VALUE).replace(/;[\da-f]{8}(?= \(deleted\)$)/, '');
  return maskCommand(plain);
}

/**
 * Login daemons set the account of a session (auid) before its terminal is used. A pseudo terminal without one was
 * opened by something else: a shell upgraded in the hands of an intruder, or a shell put into a container.
 */
function maskTerminal(name: string, unset: boolean): string {
  if (unset && /^(?:\/dev\/)?pts\/?\d+$/.test(name)) return '<orphan-tty>';
  if (/^(?:\/dev\/)?(?:pts\/?|tty[A-Z]{0,3})\d+$/.test(name)) return '<tty>';
  return name === '(none)' ? 'none' : maskText(name.replace(/^\/dev\//, ''));
}

/** Units say what was started; their instances (`user@1000`, `session-c1`) say for whom. */
function maskUnit(name: string): string {
  const plain = name.replace(/\\x2d/g, '-').replace(/-?[0-9a-f]{8,}/g, '-<n>');
  return plain.replace(/(?<!<)\d+/g, '<n>').toLowerCase();
}

/** Family, of the form sockaddr_un the path (linux/socket.h; the family is little-endian). */
function maskSocket(saddr: string): string {
  if (saddr.startsWith('0200')) return 'inet';
  if (saddr.startsWith('0A00')) return 'inet6';
  if (!saddr.startsWith('0100')) return 'other';
  const path = textOf(saddr.slice(4)).trim().split(' ')[0] ?? '';
  return `unix ${maskProgram(path)}`;
}

/** The account of an id: its name where an enriched record tells it, else by its number. */
function maskAccount(key: string, value: string, names: ReadonlyMap<string, string>): string {
  const name = names.get(key.toUpperCase());
  if (name === 'unset' || /^(?:4294967295|-1)$/.test(value)) return 'unset';
  return name === undefined || name.startsWith('unknown') ? maskUserId(value) : maskUser(name);
}

/** A field's canonical value; null where it says nothing. */
function maskField(
  key: string,
  value: string,
  fields: ReadonlyMap<string, string>,
  names: ReadonlyMap<string, string>
): string | null {
  if (key === 'euid' && value === fields.get('uid')) return null;
  if (IDS.has(key)) return maskAccount(key, value, names);
  if (key === 'ses') return maskUserId(value) === 'unset' ? 'unset' : '<n>';
  if (key === 'syscall') {
    return names.get('SYSCALL')?.toLowerCase() ?? syscallName(value, fields.get('arch'));
  }
  if (key === 'terminal' || key === 'tty') {
    return maskTerminal(value, maskAccount('auid', fields.get('auid') ?? '', names) === 'unset');
  }
  if (key === 'unit') return maskUnit(textOf(value));
  if (key === 'saddr') return maskSocket(value);
  if (key === 'addr' || key === 'hostname') {
    return value === '?' ? null : key === 'addr' ? '<ip>' : '<host>';
  }
  const text = TEXTS.has(key) ? textOf(value) : value.replace(/^"|"$/g, '');
  if (text === '' || text === '?' || text === '(null)') return null;
  // The kernel prints 1 and 0, programs the words.
  if (key === 'res') return text === '1' ? 'success' : text === '0' ? 'failed' : maskText(text);
  if (key === 'acct') return /^[?(]/.test(text) ? 'unknown' : maskUser(text);
  return maskProgram(text);
}

/**
 * Fields in which releases of sudo differ though the same was done: the user of its PAM session was root and
 * is now the caller (who the login account tells as well), and its own path in USER_CMD is new.
 */
function differsByRelease(type: string, key: string, fields: ReadonlyMap<string, string>): boolean {
  if (type === 'user_cmd') return key === 'exe';
  const sudo = /\/sudo"?$/.test(fields.get('exe') ?? '');
  return sudo && key === 'uid' && /:(?:session|setcred)/i.test(fields.get('op') ?? '');
}

/** The command line of an EXECVE record; a long argument comes in pieces, `a1[0]=… a1[1]=…`. */
function commandLine(fields: Iterable<readonly [string, string]>): string {
  const parts: string[] = [];
  for (const [key, value] of fields) {
    const index = ARGUMENT.exec(key)?.[1];
    if (index === undefined) continue;
    const at = Math.min(Number(index), 64);
    parts[at] = (parts[at] ?? '') + textOf(value);
  }
  return parts.join(' ');
}

/**
 * Canonical text of a Linux audit record, whatever the order of its fields.
 * @param message `type=USER_AUTH uid=33 …` or, as journald writes it, `USER_AUTH uid=33 …`; fields as
 * in the dictionary of the Linux audit documentation, plain or enriched
 * @returns type, words that are no fields, then `field=value` in a fixed order
 */
export function maskAudit(message: string): string {
  const head = /^(?:type=)?(\S{1,60}) ?/.exec(message);
  const body = message.slice(head?.[0].length ?? 0, READ).replace("msg='", '');
  const fields = new Map<string, string>();
  const names = new Map<string, string>();
  const rest = body.replace(FIELD, (_, key: string, raw: string) => {
    const value = raw.replace(/[,)]+$/, (end) => (raw.startsWith('(') ? end : ''));
    if (/^[A-Z]+$/.test(key)) names.set(key, textOf(value));
    else if (!fields.has(key)) fields.set(key, value);
    return ' ';
  });
  const type = maskText(recordType(head?.[1] ?? ''));
  if (type === 'execve') return `execve ${maskProgram(commandLine(fields))}`;

  const words = (rest.match(/[a-z][\w:-]*/gi) ?? []).slice(0, 8).map((word) => maskText(word));
  const others = [...fields.keys()].filter(
    (key) => !ORDER.includes(key) && !DROPPED.has(key) && !CAPABILITY.test(key)
  );
  const shown = [...ORDER, ...others.sort()].flatMap((key) => {
    const value = fields.get(key);
    if (value === undefined || differsByRelease(type, key, fields)) return [];
    const masked = maskField(key, value, fields, names);
    return masked === null ? [] : [`${maskText(key)}=${masked}`];
  });
  return [type, ...words, ...shown].join(' ');
}
