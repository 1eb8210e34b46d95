/**
 * Events that releases and builds of one program word differently, each in one wording. Sources: `su.c` of
 * shadow (Debian until 9, Ubuntu until 18.04) and of util-linux (since), `pam_unix_sess.c` of Linux-PAM
 * before and since 1.4.
 */
const WORDINGS: readonly (readonly [RegExp, string])[] = [
  [/^Successful su for (\S+) by (\S+)$/, '(to $1) $2'],
  [/^FAILED su for (\S+) by (\S+)$/, 'FAILED SU (to $1) $2'],
  [/^\+ \S+ ([\w.-]+):([\w.-]+)$/, '(to $2) $1'],
  [/^- \S+ ([\w.-]+):([\w.-]+)$/, 'FAILED SU (to $2) $1'],
  [/^((?:FAILED SU )?\(to \S+\) \S+) on \S+$/, '$1'],
  [/(session opened for user [\w.@$-]+)\(uid=\d+\)/, '$1'],
  // sudo's id here was root's and is now the caller's: whether it knows a caller is what both tell.
  [/^(pam_unix\(sudo(?:-i)?:session\): .* by )([\w.@$-]+)\(uid=\d+\)$/, '$1$2'],
  [/^(pam_unix\(sudo(?:-i)?:session\): .* by )\(uid=\d+\)$/, '$1()']
];

/**
 * @param message raw text of a syslog message
 * @returns the message in the wording that stands for all of its kind
 */
export function inOneWording(message: string): string {
  return WORDINGS.reduce((text, [pattern, words]) => text.replace(pattern, words), message);
}
