/**
 * What commands and texts of playbooks leave open, `{address}`, and the word that stands there when the
 * incident does not tell it. The words are in capitals, so that a command copied too early fails.
 */
export const PLACEHOLDERS = {
  /** Who did it: address, user or host. */
  actor: 'ACTOR',
  /** IP address that it came from. */
  address: 'ADDRESS',
  user: 'USER',
  /** Hosts that wrote its lines, in texts alone: they may be several. */
  host: 'the host',
  /** Registered domain of the names that were looked up. */
  domain: 'DOMAIN',
  /** Path of the requests. */
  path: 'PATH',
  /** Last part of that path. */
  file: 'FILE',
  /** Systemd unit. */
  unit: 'UNIT',
  program: 'PROGRAM',
  /** Never told by an incident: a step before says how to find it. */
  pid: 'PID',
  /** Ten minutes before its first line. */
  since: 'YYYY-MM-DD hh:mm:ss',
  /** Ten minutes after its last line. */
  until: 'YYYY-MM-DD hh:mm:ss',
  /** The files that it was found in. */
  sources: 'LOGFILE',
  /** `iptables` or `ip6tables`, as the address needs. */
  iptables: 'iptables'
} as const;

export type Placeholder = keyof typeof PLACEHOLDERS;

/** A placeholder in a text. Braces around anything else (awk, find) are left alone. */
export const PLACEHOLDER = new RegExp(`\\{(${Object.keys(PLACEHOLDERS).join('|')})\\}`, 'g');
