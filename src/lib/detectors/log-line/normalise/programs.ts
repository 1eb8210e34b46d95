import { markMail } from './mail.ts';
import { maskText } from './text.ts';
import { markVpn } from './vpn.ts';

/** Names under which distributions and releases run the same program. */
const ALIASES: Readonly<Record<string, string>> = {
  'sshd-session': 'sshd',
  'sshd-auth': 'sshd',
  crond: 'cron',
  exim4: 'exim'
};

/** Dovecot's processes, which its own log file names instead of it. */
const DOVECOT =
  /^(?:(?:imap|pop3|managesieve|submission)-login|imap|pop3|managesieve|lmtp|auth|auth-worker)$/;
const DOVECOT_LEVEL = /^(?:Info|Warning|Error|Debug|Fatal|Panic): /;

/** Mail servers, and what looks at the mail for them, under the server's name of the message. */
const MAIL =
  /^(?:exim|dovecot|postfix.*|sendmail|sm-mta|opendkim|opendmarc|openarc|spamd|spamass-milter|rspamd|amavis|clamav-milter|milter-greylist|postgrey|policyd-spf)$/;

/** What a message is written by, and the message with the identities marked that only it prints so. */
export interface Written {
  program: string;
  message: string;
}

/**
 * @param program name in lower case, as the formats find it
 * @param message raw text without mark characters
 */
export function writtenBy(program: string, message: string): Written {
  if (program.startsWith('openvpn') || program.startsWith('ovpn')) {
    return { program: 'openvpn', message: markVpn(message) };
  }
  if (DOVECOT.test(program) && DOVECOT_LEVEL.test(message)) {
    const text = `${program}: ${message.replace(DOVECOT_LEVEL, '')}`;
    return { program: 'dovecot', message: markMail(text) };
  }
  const name = Object.hasOwn(ALIASES, program) ? ALIASES[program]! : maskText(program);
  return { program: name, message: MAIL.test(name) ? markMail(message) : message };
}
