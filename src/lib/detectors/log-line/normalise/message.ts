import { maskUser } from './accounts.ts';
import { maskDomainName } from './domain-name.ts';
import { maskText } from './text.ts';

/**
 * Brackets of a placeholder set before the identities are masked: maskText sets a raw `<` apart from
 * letters, and these private-use characters, removed from the raw text first, pass through it.
 */
const OPEN = '\ue000';
const CLOSE = '\ue001';

function markUser(name: string): string {
  return maskUser(name).replace('<', OPEN).replace('>', CLOSE);
}

const user = (_: string, before: string, name: string) => `${before}${markUser(name)}`;

/** Words before a user name in what sshd, su, sudo, login, cron, PAM and audit write. */
const USER_AFTER = [
  /\b((?:invalid |illegal )?user[ =]|\buser unknown |\bacct="?|\blogname=|\bruser=|\busername[=:]\s?)(?!agent\b|name\b|pid\b)([\w.@$-]{1,64})(?!=)/gi,
  /\b((?:password|publickey|keyboard-interactive(?:\/pam)?|none|hostbased|gssapi-with-mic|method) for )(?!invalid|illegal)([\w.@$-]{1,64})/gi,
  /((?:\bsuccessful|\bfailed) su for |\bauthenticating user |\bopened for |\bclosed for |(?<=\s)by |\baccount )(?!user\b|invalid\b)([\w.@$-]{1,64})(?=[\s(,]|$)/gi,
  /^(\()([\w.@$-]{1,64})(?=\)\s)/g
];
const SU_PAIR = /([+-] \S+ )([\w.-]{1,64}):([\w.-]{1,64})/g;
const SUDO = /^\s*([\w.@-]{1,64}) : /;
const SU_TO = /(\(to )([\w.-]{1,64})(\) )([\w.-]{1,64})/;
const UNIX_ID = /\b((?:e?[ug]id|auid)=)(\d+)/gi;

/** uid 0 is root everywhere; which number another account has says nothing. */
function maskId(_: string, name: string, id: string): string {
  return name + (id === '0' ? 'root' : `${OPEN}n${CLOSE}`);
}

const DNSMASQ =
  /^(?:\d+ [\d.a-f:]+\/\d+ )?(query(?:\[[^\]]{1,20}\])?|reply|cached(?:-stale)?|forwarded|config|validation result|dnssec-query\[[^\]]{1,10}\]|\/[^ ]{1,80}|gravity blocked|exactly blacklisted|rate limit exceeded|nameserver) (\S+)(?: (is|to|from) (.*))?$/i;

/**
 * Canonical text of a DNS server's line.
 * @param message dnsmasq's message, with or without the prefix of log-queries=extra
 */
export function maskDns(message: string): string {
  const match = DNSMASQ.exec(message);
  if (!match) return maskText(message);
  const [, event, name, relation, rest] = match;
  const what = event!.startsWith('/') ? '<file>' : event!.toLowerCase();
  const tail = relation ? ` ${relation} ${maskDnsData(rest!.slice(0, 300))}` : '';
  return `${what} ${maskDomainName(name!.slice(0, 260))}${tail}`;
}

function maskDnsData(data: string): string {
  const masked = maskText(data);
  // A TXT answer or an alias is data of the name asked for, and as free in form.
  return /^[\w.-]+\.[a-z]{2,}$/i.test(data) ? maskDomainName(data) : masked;
}

/**
 * Canonical text of a syslog message: user names after the words that announce them, then identities.
 */
export function maskMessage(message: string): string {
  let text = message.slice(0, 700).replace(/[\ue000\ue001]/g, '');
  const sudo = SUDO.exec(text);
  if (sudo) {
    text = `${markUser(sudo[1]!)} : ${text.slice(sudo[0].length)}`.replace(
      /\b(USER=)([\w.@-]{1,64})/,
      user
    );
  } else {
    text = text
      .replace(
        SU_PAIR,
        (_, b: string, from: string, to: string) => `${b}${markUser(from)}:${markUser(to)}`
      )
      .replace(
        SU_TO,
        (_, a: string, to: string, b: string, from: string) =>
          `${a}${markUser(to)}${b}${markUser(from)}`
      );
    for (const pattern of USER_AFTER) text = text.replace(pattern, user);
  }
  text = text.replace(UNIX_ID, maskId);
  return maskText(text).replaceAll(OPEN, '<').replaceAll(CLOSE, '>');
}
