import { maskUser } from './accounts.ts';
import { mark } from './marks.ts';

const EMAIL = mark('<email>');
const HOST = mark('<host>');
const user = (name: string) => mark(name === '' ? '' : maskUser(name.replace(/@.*$/s, '')));

/** Postfix's queue ids, short and long; exim's message ids, old and new. They name one message. */
const QUEUE_ID =
  /^(?=[A-Za-z]{0,14}\d)(?:[0-9A-F]{6,14}|[0-9A-Za-z]{10,20}): |\b[0-9A-Za-z]{6}-(?:[0-9A-Za-z]{6}-[0-9A-Za-z]{2}|[0-9A-Za-z]{11}-[0-9A-Za-z]{4})(?![\w-]) ?/g;
/** What differs with each message or session and says nothing of who sends it. */
const NOISE =
  /,? ?\b(?:session=<[^>]{0,80}>|mpid=\d+|signature=[\w+/]{4,16}|size=\d+|nrcpt=\d+|delays?=[\d./]+|conn_use=\d+|dsn=[\d.]+|(?:Queue-ID|mail_id|queued_as): [\w+-]{1,32}|qid: <[^>]{0,32}>)|(?<= )(?:S|X|CV|QT|DT|RT|I|id|T)=(?:"[^"]{0,300}"|\S{1,300}) ?/g;

/**
 * Marks the identities in a message of Postfix, exim, Dovecot or a filter of theirs: what these programs print of a mail
 * and its client (Postfix `postlogd`, exim's specification of its logs, Dovecot's login_log_format, SpamAssassin's spamd).
 * @param message raw text without mark characters
 * @returns the text with marks for addresses, accounts and claimed host names, without queue ids
 */
export function markMail(message: string): string {
  return message
    .replace(QUEUE_ID, '')
    .replace(NOISE, '')
    .replace(/\b(user=)<([^<>]{0,128})>/g, (_, name: string, value: string) => name + user(value))
    .replace(
      /\b((?:from|orig_to)=)<([^<>@\s]{1,128})>/g,
      (_, name: string, value: string) => `${name}<${user(value)}>`
    )
    .replace(
      /\b(for )([^\s:()]{1,128})(?=:\d)/g,
      (_, of: string, value: string) => of + user(value)
    )
    .replace(
      /(?<=,)(user=)([^\s,<]{1,128})(?=,)/g,
      (_, of: string, value: string) => of + user(value)
    )
    .replace(/<[^<>@\s]{0,200}@[^<>\s]{1,255}>/g, EMAIL)
    .replace(
      /\b((?:sasl_username|set_id)=|A=\w{1,32}:)([^\s,)]{1,128})/g,
      (_, name: string, value: string) => name + user(value)
    )
    .replace(/\bhelo=<[^<>]{0,255}>/g, `helo=${HOST}`)
    .replace(/\bH=\([^)]{0,255}\)/g, `H=(${HOST})`)
    .replace(/\bH=[^\s([]\S{0,255}(?: \([^)]{0,255}\))?/g, `H=${HOST}`)
    .replace(/\bfor (?:[^\s([]{1,255} )?\([^)]{0,255}\) (?=\[)/g, `for ${HOST} `)
    .replace(
      /\b(imap|pop3|managesieve|lda|lmtp|auth-worker|pam|passwd-file|ldap|sql)\((?:\d{1,10}(?:, ?|(?=\))))?([^(),\s]{0,128})(?=[),])[^)]{0,80}\)(?:<[^<>]{0,80}>){0,3}/g,
      (_, service: string, name: string) => `${service}(${user(name)})`
    )
    .replace(/([=-]>|==|\*\*) [^\s<@]{1,64} (?=\ue000email)/g, '$1 ')
    .replace(/\bqueued as \S+/g, 'queued');
}
