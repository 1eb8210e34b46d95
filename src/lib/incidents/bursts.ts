import type { Severity } from '../detectors/taxonomy.ts';
import type { Fact } from './facts.ts';
import type { Rate } from './windows.ts';

/** A rate per actor that honest use does not reach. */
export interface BurstSignal {
  /** Stable name, stored and printed. */
  name: string;
  plain: string;
  phase: string;
  severity: Severity;
  /** True when honest use reaches it too, so that it only supports what else is known of the actor. */
  weak: boolean;
  rate: Rate;
  /** Class of the lines that make it where the model is in doubt; null where honest lines are among them. */
  decides: string | null;
  /** What one line adds: the group within the actor, and the item where items must differ. */
  eventOf(fact: Fact): { group: string; item: string | null } | null;
}

const MINUTE = 60_000;

/** Characters of a label or name, from which a look-up carries data: host names that people choose are shorter. */
const LONG_LABEL = 32;

/** Second-level names under which others are registered (`example.co.uk`); a full list has 10,000. */
const SHARED_SUFFIX = /^(?:ac|co|com|edu|gov|net|org)$/;

/** The registered domain of a name: its last two labels, three below `co.uk` and its like. */
export function registeredDomain(name: string): string {
  const labels = name.toLowerCase().replace(/\.$/, '').split('.');
  const shared = labels.length > 2 && SHARED_SUFFIX.test(labels[labels.length - 2]!);
  return labels.slice(shared ? -3 : -2).join('.');
}

function isReverse(name: string): boolean {
  return /\.(?:in-addr|ip6)\.arpa\.?$/i.test(name);
}

/** An address in a block list, which a mail server asks of each client (RFC 5782). */
function isListed(name: string): boolean {
  return /^(?:\d{1,3}\.){4}[a-z]|^(?:[\da-f]\.){32}[a-z]/i.test(name);
}

/** The network that a reverse name is of: all but its first label. */
function zoneOf(name: string): string {
  return name.slice(name.indexOf('.') + 1).toLowerCase();
}

/** The part of a name below its registered domain. */
function below(name: string): string {
  return name.slice(0, Math.max(0, name.length - registeredDomain(name).length - 1));
}

export const FAILED_LOGINS: BurstSignal = {
  name: 'failed-logins',
  plain: 'many failed logins',
  phase: 'Credential Access',
  severity: 'medium',
  weak: false,
  // Twice what fail2ban bans for by default (5 within 10 minutes), for a ban can be lifted at once and
  // an incident costs somebody's time.
  rate: { events: 10, withinMs: 10 * MINUTE, distinct: false },
  // A program with an old password fails for hours, too, at mail and web applications most of all.
  decides: null,
  eventOf: (fact) => (fact.kind === 'failed-login' ? { group: fact.service, item: null } : null)
};

/** A login by somebody whose guesses were many: not a rate, but what a rate led to. */
export const GUESSED_LOGIN = {
  name: 'guessed-login',
  plain: 'login after many failed ones',
  phase: 'Initial Access',
  severity: 'critical',
  weak: false
} as const;

/** Lines of one client that may each be an attack: not a rate, but what they are together (`context/clients.ts`). */
export const DOUBTFUL_RUN = {
  name: 'doubtful-run',
  plain: 'many lines in a row that may each be an attack',
  severity: 'medium',
  weak: false
} as const;

export const BURSTS: readonly BurstSignal[] = [
  {
    name: 'missing-pages',
    plain: 'many requests for pages that do not exist',
    phase: 'Reconnaissance',
    severity: 'medium',
    weak: false,
    // A page with dead links makes a dozen at once, and a crawler on a site that has moved some 100 a minute; the
    // word lists of dirb and gobuster make thousands. The model judges each request besides.
    rate: { events: 200, withinMs: MINUTE, distinct: true },
    decides: null,
    eventOf: (fact) => (fact.kind === 'not-found' ? { group: '', item: fact.path } : null)
  },
  FAILED_LOGINS,
  {
    name: 'reverse-lookups',
    plain: 'reverse look-ups by who attacks at that time',
    phase: 'Discovery',
    severity: 'low',
    weak: true,
    // nmap looks up each target before it scans it, and may have one.
    rate: { events: 1, withinMs: MINUTE, distinct: false },
    decides: null,
    eventOf: (fact) =>
      fact.kind === 'query' && isReverse(fact.name) ? { group: '', item: fact.name } : null
  },
  {
    name: 'reverse-sweep',
    plain: 'reverse look-ups of many addresses',
    phase: 'Discovery',
    severity: 'low',
    weak: false,
    // A scan of one /24 asks for 256. A mail server asks for one a message, spread over the day.
    rate: { events: 30, withinMs: MINUTE, distinct: true },
    decides: 'foothold:network_scan',
    eventOf: (fact) =>
      fact.kind === 'query' && isReverse(fact.name)
        ? { group: zoneOf(fact.name), item: fact.name }
        : null
  },
  {
    name: 'many-subdomains',
    plain: 'look-ups of many names under one domain',
    phase: 'Reconnaissance',
    severity: 'low',
    weak: false,
    // A page of a large site asks for some 20 names of one domain; nmap's list has 126, others thousands.
    rate: { events: 50, withinMs: 5 * MINUTE, distinct: true },
    decides: null,
    eventOf: (fact) =>
      fact.kind === 'query' &&
      !isReverse(fact.name) &&
      !isListed(fact.name) &&
      isShort(below(fact.name))
        ? { group: registeredDomain(fact.name), item: fact.name }
        : null
  },
  {
    name: 'guessed-names',
    plain: 'look-ups of many names that do not exist, below one domain',
    phase: 'Reconnaissance',
    severity: 'medium',
    weak: false,
    // A machine asks for a few that its programs look for (wpad, isatap). Names of other domains to which a resolver
    // adds its own (`www.example.corp.example`) have more labels.
    rate: { events: 30, withinMs: 5 * MINUTE, distinct: true },
    decides: 'dns_scan:foothold',
    eventOf: (fact) =>
      fact.kind === 'no-such-name' && !isReverse(fact.name) && !below(fact.name).includes('.')
        ? { group: registeredDomain(fact.name), item: fact.name }
        : null
  },
  {
    name: 'long-names',
    plain: 'look-ups of many long names under one domain',
    phase: 'Exfiltration',
    severity: 'high',
    weak: false,
    // 63 characters is a label's most (RFC 1035), and a tunnel that uses less needs more queries: ten
    // different long names below one domain carry some 500 bytes. Content networks use a few long ones.
    rate: { events: 10, withinMs: 10 * MINUTE, distinct: true },
    decides: null,
    eventOf: (fact) =>
      fact.kind === 'query' && !isReverse(fact.name) && !isShort(below(fact.name))
        ? { group: registeredDomain(fact.name), item: fact.name }
        : null
  }
];

function isShort(name: string): boolean {
  return name.split('.').every((label) => label.length < LONG_LABEL);
}

/** The burst signal with a name; without a rate for what only follows one. */
export function burstByName(
  name: string
): (Pick<BurstSignal, 'plain' | 'severity' | 'weak'> & { rate?: Rate }) | undefined {
  return [...BURSTS, GUESSED_LOGIN, DOUBTFUL_RUN].find((signal) => signal.name === name);
}
