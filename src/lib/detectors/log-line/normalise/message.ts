import { maskUser, maskUserId } from './accounts.ts';
import { markCommand } from './command.ts';
import { mark, unmark, withoutMarks } from './marks.ts';
import { writtenBy } from './programs.ts';
import { maskText } from './text.ts';
import { inOneWording } from './wording.ts';

/** Canonical text beyond this never reaches the model. */
const LONGEST = 700;

const NUMBER = mark('<n>');
const markUser = (name: string) => mark(maskUser(name));

const user = (_: string, before: string, name: string) => `${before}${markUser(name)}`;

/** Words before a user name in what sshd, su, sudo, login, cron, PAM and audit write. */
const USER_AFTER = [
  /\b((?:invalid |illegal )?user[ =]|\buser unknown |\bacct="?|\blogname=|\bruser=|\busername[=:]\s?)(?!agent\b|name\b|pid\b|manager\b|runtime\b|slice\b|not\b)([\w.@$-]{1,64})(?!=)/gi,
  /\b((?:password|publickey|keyboard-interactive(?:\/pam)?|none|hostbased|gssapi-with-mic|method) for )(?!invalid|illegal)([\w.@$-]{1,64})/gi,
  /(\bauthenticating user |\bopened for |\bclosed for |(?<=\s)by |\baccount )(?!user\b|invalid\b)([\w.@$-]{1,64})(?=[\s(,]|$)/gi,
  /^(\()([\w.@$-]{1,64})(?=\)\s)/g,
  /(\bnew (?:user|group): name=|\bchanged for |\b(?:add|delete|removed?) (?:user )?')([\w.@$-]{1,64})/g
];
const SUDO = /^\s*([\w.@-]{1,64}) : /;
/** What sudo logs of a command (`logging.c`): a refusal, if any, then the fields. */
const SUDO_FIELDS =
  /^(?:([^=]{1,80}) ; )?TTY=(\S{1,40}) ; PWD=(.{0,300}?) ; USER=(\S{1,64})(?: ; .{0,200}?)?? ; COMMAND=(.*)$/;
const SU_TO = /(\(to )([\w.-]{1,64})(\) )([\w.-]{1,64})/;
const USER_ID = /\b((?:[ef]?uid|auid)=)(\d{1,10})\b/gi;
const GROUP_ID = /\b(e?gid=)(\d{1,10})\b/gi;
/** logind's sessions: `c1` has no login behind it (a daemon's), `12` has. */
const SESSION = /\b(session[ -]c?)\d+/gi;
/** The instance of a systemd unit: `user@1000.service`. */
const INSTANCE = /@[\w-]+(?=\.(?:service|socket|timer|slice|scope)\b)/g;

/** sudo's fields with what decides first: the directory is bounded, the command may be long. */
function sudoText(caller: string, rest: string): string {
  const fields = SUDO_FIELDS.exec(rest);
  if (!fields) return `${markUser(caller)} ${rest}`;
  const [, refusal, tty, pwd, target, command] = fields;
  const note = refusal === undefined ? '' : ` ${refusal}`;
  const directory = pwd!.split('/').slice(0, 8).join('/').slice(0, 100);
  return `${markUser(caller)}${note} tty=${tty} user=${markUser(target!)} pwd=${directory} command=${command}`;
}

function markPeople(message: string): string {
  const text = message.replace(
    SU_TO,
    (_, a: string, to: string, b: string, from: string) =>
      `${a}${markUser(to)}${b}${markUser(from)}`
  );
  return USER_AFTER.reduce((marked, pattern) => marked.replace(pattern, user), text);
}

function maskMarked(text: string): string {
  const read = markCommand(inOneWording(text));
  const sudo = SUDO.exec(read);
  const marked = (sudo ? sudoText(sudo[1]!, read.slice(sudo[0].length)) : markPeople(read))
    .replace(USER_ID, (_, name: string, id: string) => name + mark(maskUserId(id)))
    .replace(GROUP_ID, (_, name: string, id: string) => name + (id === '0' ? 'root' : NUMBER))
    .replace(SESSION, `$1${NUMBER}`)
    .replace(INSTANCE, `@${NUMBER}`);
  return unmark(maskText(marked));
}

/**
 * Canonical text of a message: user names after the words that announce them, then identities.
 * @param message raw text, read up to 700 characters
 */
export function maskMessage(message: string): string {
  return maskMarked(withoutMarks(message.slice(0, LONGEST)));
}

/**
 * Canonical text of a syslog message, the program in front.
 * @param program name in lower case
 * @param message raw text, read up to 700 characters
 */
export function maskProgramMessage(program: string, message: string): string {
  const written = writtenBy(program, withoutMarks(message.slice(0, LONGEST)));
  return `${written.program} ${maskMarked(written.message)}`;
}
