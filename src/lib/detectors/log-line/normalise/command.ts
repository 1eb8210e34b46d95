import { maskUser } from './accounts.ts';
import { mark, unmark, withoutMarks } from './marks.ts';
import { maskText } from './text.ts';

/** Since the usr-merge `/bin` is `/usr/bin`, and which of them is logged says how old a system is. */
const MERGED = /\/usr(?=\/(?:s?bin|lib(?:32|64)?)\/)/g;

/** `python3.11`, `php8.2-fpm`, `perl5.36`: what runs, not which release of it. */
const RELEASE =
  /\b(python|php(?:-fpm)?|perl|ruby|lua|tclsh|postgresql|mariadb)-?\d{1,2}(?:\.\d{1,3})*\b/g;

/**
 * Writes the paths of programs as every system has them.
 * @param text command line or message
 * @returns the text with `/bin/su` for `/usr/bin/su` and `python` for `python3.11`
 */
export function plainPrograms(text: string): string {
  return text.replace(MERGED, '').replace(RELEASE, '$1');
}

/** Accounts that a command names: `su - alice`, `sudo -u alice`, `passwd alice`. */
const ACCOUNT = /\b(su (?:-l? |--login )?|sudo -u |passwd )(?!for\b)([a-z_][\w.-]{0,31})(?=\s|$)/g;

/**
 * Marks the accounts that the commands in a text name, and writes their programs plainly.
 * @param text command line or message without mark characters
 */
export function markCommand(text: string): string {
  return plainPrograms(text).replace(
    ACCOUNT,
    (_, before: string, name: string) => before + mark(maskUser(name))
  );
}

/** Canonical text of a command line. */
export function maskCommand(command: string): string {
  return unmark(maskText(markCommand(withoutMarks(command))));
}
