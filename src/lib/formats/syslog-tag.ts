/** The tag of a syslog message and the text behind it. */
export interface Tagged {
  program: string | null;
  message: string;
}

/** Longest tag looked for; RFC 3164 allows 32 characters, programs use more. */
const LONGEST = 96;

/** What programs are named by; an equals sign or a quote belongs to text. */
const NAME = /^[\w./@%+~-]+$/;

/** A program's name in lower case, without its directory: `/usr/sbin/CRON` is `cron`. */
export function programName(name: string): string {
  return (name.startsWith('/') ? name.slice(name.lastIndexOf('/') + 1) : name).toLowerCase();
}

/** The length of the program's name before `[`, `(`, `:` or a space. */
function nameEnd(line: string, at: number): number {
  let i = at;
  for (; i < line.length && i - at < LONGEST; i++) {
    const code = line.charCodeAt(i);
    if (code === 32 || code === 58 || code === 91 || code === 40) break;
  }
  return i;
}

/** Where the bracket that opens at `at` closes, one past; `at` where it does not, or opens none. */
function skipGroup(line: string, at: number, open: number, close: string): number {
  if (line.charCodeAt(at) !== open) return at;
  const end = line.indexOf(close, at);
  return end < 0 || end - at > LONGEST ? at : end + 1;
}

/**
 * Takes the tag off what stands behind the host at `at`: `prog[12]: `, `prog: `, `prog(sub)[12]: `,
 * `systemd(1): `, `prog[12] `. Without a tag (`last message repeated 2 times`, `-- MARK --`) the
 * program is null and the message is all of it.
 */
export function readTag(line: string, at: number): Tagged {
  const end = nameEnd(line, at);
  const group = skipGroup(line, end, 40, ')');
  const process = skipGroup(line, group, 91, ']');
  const colon = line.charCodeAt(process) === 58;
  const bare = process > group && line.charCodeAt(process) === 32;
  const tagged = (colon || bare) && NAME.test(line.slice(at, end));
  if (!tagged) return { program: null, message: line.slice(at) };

  const space = line.charCodeAt(process + 1) === 32 ? 1 : 0;
  return {
    program: programName(line.slice(at, end)) || null,
    message: line.slice(process + 1 + (colon ? space : 0))
  };
}
