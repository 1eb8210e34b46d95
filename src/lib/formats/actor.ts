import { addressAt, addressEnd, firstAddress, plainAddress } from './address.ts';

/** Messages are read this far only; what names an actor stands near the start. */
const READ = 4096;

/** OpenSSH messages whose address comes first, before text that the client chose. */
const SSH_FIRST =
  /^(?:Received disconnect from|Disconnected from|Connection (?:closed|reset) by|Connection from|Unable to negotiate with|Address|banner exchange: Connection from) (?=[\da-f:])/i;

/** The last address that directly follows `label`. */
function lastAfter(text: string, label: string): string | null {
  for (let at = text.lastIndexOf(label); at >= 0; at = text.lastIndexOf(label, at - 1)) {
    const address = addressAt(text, at + label.length);
    if (address !== null) return address;
    if (at === 0) break;
  }
  return null;
}

/** The address before the last ` port `: `Connection closed by authenticating user x 1.2.3.4 port 5`. */
function beforePort(text: string): string | null {
  const port = text.lastIndexOf(' port ');
  if (port < 0) return null;
  const start = text.lastIndexOf(' ', port - 1) + 1;
  return addressEnd(text, start) === port ? plainAddress(text.slice(start, port)) : null;
}

/** sshd: the client may choose the user name, which stands before the address. */
function sshClient(text: string): string | null {
  const first = SSH_FIRST.exec(text);
  const address = first === null ? null : addressAt(text, first[0].length);
  if (text.startsWith('Server listening')) return null;
  return (
    address ??
    lastAfter(text, ' from ') ??
    beforePort(text) ??
    lastAfter(text, 'rhost=') ??
    firstAddress(text)
  );
}

/** The first address in brackets, as mail servers print the client: `unknown[192.0.2.1]`. */
function bracketed(text: string): string | null {
  for (let open = text.indexOf('['); open >= 0; open = text.indexOf('[', open + 1)) {
    const end = addressEnd(text, open + 1);
    // Exim prints the name a client claims in parentheses: `H=([192.0.2.9]) [192.0.2.1]`.
    if (text.charCodeAt(open - 1) === 40) continue;
    if (end >= 0 && text.charCodeAt(end) === 93) return plainAddress(text.slice(open + 1, end));
  }
  return null;
}

/** An address that starts the message, after a name and a slash at most (OpenVPN: `alice/1.2.3.4:5`). */
function leading(text: string): string | null {
  const space = text.indexOf(' ');
  const slash = text.indexOf('/');
  const named = slash > 0 && (space < 0 || slash < space);
  return addressAt(text, 0) ?? (named ? addressAt(text, slash + 1) : null);
}

/** What programs put before a client's address; `client @0x7f01 192.0.2.1#53` is BIND's. */
const LABEL =
  /\b(?:(?:rhost|rip|src|ip|host|client|addr|remote|peer)=|(?:client|ip|peer):? (?:@0x[\da-f]{1,16} )?)["'[(]{0,2}(?=[\da-f:])/gi;

/** The first address with a label: `rhost=192.0.2.1`. */
function labelled(text: string): string | null {
  for (const match of text.matchAll(LABEL)) {
    const address = addressAt(text, match.index + match[0].length);
    if (address !== null) return address;
  }
  return null;
}

/** dnsmasq: who asks; with `log-queries=extra` each line starts `<serial> <client>/<port>`. */
function dnsmasqClient(text: string): string | null {
  const serial = /^\d{1,20} /.exec(text);
  const asker = serial === null ? null : addressAt(text, serial[0].length);
  if (asker !== null) return asker;
  const lease = /^DHCP[A-Z]{1,20}\([^)\s]{1,32}\) /.exec(text);
  return (lease === null ? null : addressAt(text, lease[0].length)) ?? lastAfter(text, ' from ');
}

function client(program: string, text: string): string | null {
  if (program.startsWith('sshd')) return sshClient(text);
  if (program.startsWith('dnsmasq')) return dnsmasqClient(text);
  if (program === 'sudo' || program === 'cron' || program === 'crond') return null;
  if (program.startsWith('postfix') || program.startsWith('exim')) return bracketed(text);
  return labelled(text) ?? lastAfter(text, ' from ') ?? leading(text) ?? bracketed(text);
}

const NAME = `([^\\s():;,<>'"=[\\]]{0,63}[^\\s():;,<>'"=[\\].])`;

/** PAM's `session opened for user x(uid=0) by y(uid=1000)`; `y` is empty for the system itself. */
const SESSION = new RegExp(
  `session (?:opened|closed) for user ${NAME}(?:\\(uid=\\d{1,10}\\))?(?: by ${NAME}?\\()?`
);

/** `user=` of PAM stands last and is the account tried; `ruser=` is who tried it, or empty. */
const PAM_USER = new RegExp(`\\b(?:ruser|logname)=${NAME} |\\buser=<?${NAME}`);

const SUDO = new RegExp(`^\\s{0,16}${NAME} : `);

/** util-linux's `(to root) alice on pts/1`; shadow's `Successful su for root by alice`. */
const SU = new RegExp(
  `\\(to [^)\\s]{1,64}\\) ${NAME} on |su for \\S{1,64} by ${NAME}|^[+-] \\S{1,64} ${NAME}:`
);

const CRON = new RegExp(`^\\(${NAME}\\) `);

/** An audit record as journald passes it on: `USER_AUTH … acct="alice"`. */
const ACCOUNT = /\bacct="([^"?(][^"]{0,63})"/;

const FOR_USER = new RegExp(
  `\\b(?:(?:for|of|by) (?:invalid |illegal )?user|[Ii]nvalid user) \\[?${NAME}`
);

/** The first capture that a pattern set. */
function capture(pattern: RegExp, text: string): string | null {
  return pattern.exec(text)?.slice(1).find(Boolean) ?? null;
}

function user(program: string, text: string): string | null {
  if (program === 'sudo') {
    const caller = capture(SUDO, text);
    if (caller !== null && caller !== 'pam_unix') return caller;
  }
  if (program === 'su') {
    const caller = capture(SU, text);
    if (caller !== null) return caller;
  }
  if (program.startsWith('cron')) {
    const owner = capture(CRON, text);
    if (owner !== null) return owner;
  }
  if (program === 'audit') return capture(ACCOUNT, text);
  const session = SESSION.exec(text);
  if (session !== null) return session[2] ?? session[1] ?? null;
  return capture(PAM_USER, text) ?? capture(FOR_USER, text);
}

/**
 * Who a syslog message is about: the client's address, else the user, else the host. `program` is
 * the name without path, in lower case; null where the message has no tag.
 */
export function actorOf(
  program: string | null,
  message: string,
  host: string | null
): string | null {
  const text = message.length > READ ? message.slice(0, READ) : message;
  const name = program ?? '';
  return client(name, text) ?? user(name, text) ?? host;
}
