import type { ParsedLine } from '../formats/format.ts';
import { isAddress, plainAddress } from '../formats/address.ts';

/** What a line says that signals across lines rest on; most lines say no such thing. */
export type Fact =
  /** A request for what is not there. */
  | { kind: 'not-found'; path: string }
  /** A password was refused; `service` is who refused it. */
  | { kind: 'failed-login'; service: 'ssh' | 'mail' | 'web' }
  /** Somebody came in. */
  | { kind: 'login'; service: 'ssh' | 'vpn'; user: string; address: string }
  /** A name was asked for, `type` in capitals. */
  | { kind: 'query'; type: string; name: string }
  /** A name was asked for that does not exist. */
  | { kind: 'no-such-name'; name: string }
  | { kind: 'su'; from: string; to: string }
  | { kind: 'sudo'; user: string; command: string }
  | { kind: 'unit'; name: string }
  | { kind: 'executable'; path: string }
  /** A session opened or closed in consequence of another line (PAM, systemd-logind). */
  | { kind: 'session' };

/** Messages are read this far only, so that a megabyte of one costs nothing. */
const READ = 2_000;

/** Where web applications take passwords: WordPress, and the usual names. */
const LOGIN_PAGE = /\/(?:wp-login\.php|xmlrpc\.php|log-?in|sign-?in)(?:[/?.]|$)/i;

/** OpenSSH auth.c `auth_log`: `Accepted password for alice from 192.0.2.1 port 5 ssh2`. */
const SSH_ACCEPTED = /^Accepted \S{1,40} for (\S{1,64}) from ([\da-fA-F.:]{2,45}) port /;
const SSH_FAILED = /^Failed (?:password|keyboard-interactive\/pam) for /;

/** OpenVPN ssl.c: `192.0.2.1:5 [alice] Peer Connection Initiated with [AF_INET]192.0.2.1:5`. */
const VPN_PEER =
  /\[([^\]\s]{1,64})\] Peer Connection Initiated with \[AF_INET6?\]\[?([\da-fA-F.:]{2,45})\]?:\d{1,5}(?![\d.:])/;

/** Dovecot's login processes, Postfix's and Exim's SASL, PAM of mail services. */
const MAIL_FAILED =
  /\bauth(?:entication)? fail(?:ed|ure)|\bauthenticator failed|SASL [\w-]{1,20} authentication failed/i;
const MAIL_PROGRAM = /^(?:dovecot|imap|pop3|postfix|exim|saslauthd|cyrus|auth)/;

/** util-linux `(to root) alice on pts/1`; shadow `Successful su for root by alice`. */
const SU = /^\(to ([^)\s]{1,64})\) (\S{1,64}) on |^Successful su for (\S{1,64}) by (\S{1,64})/;
const SUDO = /^\s{0,16}(\S{1,64}) : .{0,1000}?\bCOMMAND=(\S{1,256})/;
const SESSION = /^pam_unix\([\w:-]{1,40}\): session |^New session |^Session \S{1,12} logged out/;

/** systemd job.c: `Started Daily apt.`, `Started cron.service - Regular background …`. */
const UNIT = /^Started (?:([\w@.\\:-]{1,120}\.service) - |(.{1,120}?)\.?$)/;

/** dnsmasq's log-queries, with or without `extra`; BIND's queries channel. */
const DNSMASQ = /^(?:\d{1,20} \S{1,60} )?query\[([A-Za-z0-9=]{1,12})\] (\S{1,255}) from /;
/** Its answers that there is no such name; of a name that it knows itself it says `config`. */
const NO_SUCH_NAME = /^(?:\d{1,20} \S{1,60} )?(?:reply|config|cached) (\S{1,255}) is NXDOMAIN$/;
const BIND = /\bquery: (\S{1,255}) IN ([A-Z0-9]{1,12}) /;

/** Linux audit's SYSCALL record. */
const AUDIT_EXE = /\bexe="([^"]{1,256})"/;

/** sshd tells the kernel of a login that failed, once (OpenSSH audit-linux.c). */
const AUDIT_LOGIN_FAILED = /^type=USER_LOGIN .{0,300}exe="\/usr\/sbin\/sshd" .{0,200}res=failed/;

/** Apache: a script or file asked for that is not there, or is withheld. */
const ERROR_NOT_FOUND =
  /(?:AH01630: client denied by server configuration: |File does not exist: |script ')([^',\s]{1,500})/;
/** nginx: `open() "/srv/x" failed (2: No such file or directory)`. */
const NGINX_NOT_FOUND = /open\(\) "([^"]{1,500})" failed \(2: /;

function webFact({ method, target, status }: NonNullable<ParsedLine['web']>): Fact | null {
  const page = LOGIN_PAGE.test(target.slice(0, READ));
  // A form that refuses a password mostly answers 200 with the form again; a success redirects.
  const refused =
    status === 401 || (page && method === 'POST' && (status === 200 || status === 403));
  if (refused) return { kind: 'failed-login', service: 'web' };
  return status === 404 ? { kind: 'not-found', path: target.slice(0, READ) } : null;
}

function sshFact(text: string): Fact | null {
  if (SSH_FAILED.test(text)) return { kind: 'failed-login', service: 'ssh' };
  const accepted = SSH_ACCEPTED.exec(text);
  if (accepted === null || !isAddress(accepted[2]!)) return sessionFact(text);
  const [, user, address] = accepted;
  return { kind: 'login', service: 'ssh', user: user!, address: plainAddress(address!) };
}

function suFact(text: string): Fact | null {
  const su = SU.exec(text);
  if (su === null) return sessionFact(text);
  return { kind: 'su', from: (su[2] ?? su[4])!, to: (su[1] ?? su[3])! };
}

function sudoFact(text: string): Fact | null {
  const sudo = SUDO.exec(text);
  return sudo === null ? sessionFact(text) : { kind: 'sudo', user: sudo[1]!, command: sudo[2]! };
}

function sessionFact(text: string): Fact | null {
  return SESSION.test(text) ? { kind: 'session' } : null;
}

function dnsFact(text: string): Fact | null {
  const dnsmasq = DNSMASQ.exec(text);
  if (dnsmasq !== null)
    return { kind: 'query', type: dnsmasq[1]!.toUpperCase(), name: dnsmasq[2]! };
  const missing = NO_SUCH_NAME.exec(text);
  if (missing !== null) return { kind: 'no-such-name', name: missing[1]! };
  const bind = BIND.exec(text);
  return bind === null ? null : { kind: 'query', type: bind[2]!, name: bind[1]! };
}

function errorLogFact(text: string): Fact | null {
  const path = (ERROR_NOT_FOUND.exec(text) ?? NGINX_NOT_FOUND.exec(text))?.[1];
  return path === undefined ? null : { kind: 'not-found', path };
}

function programFact(program: string, text: string): Fact | null {
  if (program.startsWith('sshd')) return sshFact(text);
  if (program === 'sudo') return sudoFact(text);
  if (program === 'su') return suFact(text);
  if (program.startsWith('dnsmasq') || program === 'named') return dnsFact(text);
  if (program === 'systemd-logind') return sessionFact(text);
  if (program === 'systemd') {
    const unit = UNIT.exec(text);
    return unit === null ? null : { kind: 'unit', name: (unit[1] ?? unit[2])! };
  }
  if (program === 'audit' || program === 'auditd') return auditFact(text);
  if (program.includes('vpn')) return vpnFact(text);
  if (MAIL_PROGRAM.test(program)) {
    return MAIL_FAILED.test(text) ? { kind: 'failed-login', service: 'mail' } : null;
  }
  return null;
}

function vpnFact(text: string): Fact | null {
  const peer = VPN_PEER.exec(text);
  return peer === null
    ? null
    : { kind: 'login', service: 'vpn', user: peer[1]!, address: plainAddress(peer[2]!) };
}

function auditFact(text: string): Fact | null {
  if (AUDIT_LOGIN_FAILED.test(text)) return { kind: 'failed-login', service: 'ssh' };
  const path = AUDIT_EXE.exec(text)?.[1];
  return path === undefined ? null : { kind: 'executable', path };
}

/**
 * What a line says that signals rest on, read from its message; only the programs concerned are looked at.
 * @returns null for the many lines that say no such thing
 */
export function factOf({ web, program, message }: ParsedLine): Fact | null {
  if (web !== null) return webFact(web);
  const text = message.length > READ ? message.slice(0, READ) : message;
  if (program !== null) return programFact(program, text);
  if (text.startsWith('[')) return errorLogFact(text);
  return text.startsWith('type=') ? auditFact(text) : vpnFact(text);
}
