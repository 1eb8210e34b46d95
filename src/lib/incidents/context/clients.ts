import type { Verdict } from '../../detectors/detector.ts';
import { BENIGN } from '../../detectors/taxonomy.ts';
import type { ParsedLine } from '../../formats/format.ts';
import type { DnsLine } from '../answers.ts';
import { DOUBTFUL_RUN, registeredDomain } from '../bursts.ts';
import type { Moment } from '../evidence.ts';
import { type Around, chanceOf, DOUBT, type Past } from './threat.ts';

/** What a client did of late; the older a line, the less it counts. */
export interface Conduct {
  /** All lines, those taken for threats, and those taken for honest, each by its age. */
  lines: number;
  threats: number;
  honest: number;
  /** Their probabilities of being a threat, summed up: the threats to be expected among them. */
  expected: number;
  /** When these were summed up. */
  at: Moment;
  /** The last threat, and the likeliest threat of the last unsure line. */
  last: Past | null;
  lastUnsure: Past | null;
}

/**
 * Conduct of the clients of one source. The least recently seen go: two generations of {@link MAX_CLIENTS}, as
 * plain data, for a scan that is continued goes on with them.
 */
export interface Clients {
  young: Map<string, Conduct>;
  old: Map<string, Conduct>;
}

/** Clients remembered at one time; a busy site has some hundreds within {@link MEMORY_MS}. */
const MAX_CLIENTS = 2_000;
/** Age at which a line counts for a third (1/e), ms. */
const MEMORY_MS = 60_000;
/** Threats by which a client is known for one; a single false alarm must not draw others after it. */
const MIN_THREATS = 2.5;
/** Share of threats among its lines from which on a client does little else. */
const MIN_SHARE = 0.5;
/**
 * The same for threats that are only expected: none of a word list's requests may be sure, and all of them together
 * are. Many and more of them are asked for, as a site that the model does not know makes honest lines doubtful, too.
 */
const MIN_EXPECTED = 20;
const MIN_EXPECTED_SHARE = 0.65;
/** Longest pause within one run of a tool, ms. */
const PAUSE_MS = 10_000;
/** Characters of a user agent that tell clients behind one address apart. */
const MAX_AGENT = 200;

export function noClients(): Clients {
  return { young: new Map(), old: new Map() };
}

/**
 * Whose conduct a line adds to, the one last by whose it is judged; none where it tells nobody. Several people may
 * share an address, but who calls himself nothing may be any of them: scanners do so in between.
 */
function clientsOf({ actor, program, host, web }: ParsedLine, dns: DnsLine | null): string[] {
  // A line that names its host alone is anybody's on that host.
  if (actor === null || actor === host) return [];
  if (web !== null) {
    const address = `web\n${actor}`;
    return web.agent === null
      ? [address]
      : [address, `${address}\n${web.agent.slice(0, MAX_AGENT)}`];
  }
  // A server that carries data out looks up names for honest ends besides.
  const domain = dns === null ? '' : registeredDomain(dns.name);
  return [`${program ?? ''}\n${actor}\n${domain}`];
}

function newConduct(at: Moment): Conduct {
  return { lines: 0, threats: 0, honest: 0, expected: 0, at, last: null, lastUnsure: null };
}

function fade(conduct: Conduct, at: Moment): void {
  if (at <= conduct.at) return;
  const left = Math.exp((conduct.at - at) / MEMORY_MS);
  conduct.lines *= left;
  conduct.threats *= left;
  conduct.honest *= left;
  conduct.expected *= left;
  conduct.at = at;
}

function conductOf(clients: Clients, client: string, at: Moment): Conduct {
  const young = clients.young.get(client);
  const conduct = young ?? clients.old.get(client) ?? newConduct(at);
  if (young === undefined) {
    if (clients.young.size >= MAX_CLIENTS) {
      clients.old = clients.young;
      clients.young = new Map();
    }
    clients.young.set(client, conduct);
  }
  fade(conduct, at);
  return conduct;
}

function addLine(
  conduct: Conduct,
  actor: string,
  { classId, confidence, unsure }: Verdict,
  chance: number
): void {
  const { at } = conduct;
  conduct.lines++;
  conduct.expected += chance;
  if (classId !== BENIGN) {
    conduct.threats++;
    conduct.last = { actor, at, classId, confidence };
    // What the model is unsure of speaks neither for a client nor against it.
  } else if (unsure === null) conduct.honest++;
  else conduct.lastUnsure = { actor, at, classId: unsure, confidence: 1 };
}

/**
 * Counts an answer that a burst decides: it tells of the client what its question did not.
 * @param dns what the line answers
 */
export function noteAnswer(
  clients: Clients,
  line: ParsedLine,
  dns: DnsLine,
  said: Verdict,
  at: Moment
): void {
  for (const client of clientsOf(line, dns)) {
    addLine(conductOf(clients, client, at), line.actor!, said, 1);
  }
}

/**
 * What a line's client is known for at that moment, the line counted; null for anybody.
 * @param dns what the line asks for, if it is one of a DNS server
 */
export function ofClient(
  clients: Clients,
  line: ParsedLine,
  dns: DnsLine | null,
  said: Verdict,
  at: Moment
): Around | null {
  const chance = said.classId === BENIGN ? chanceOf(said) : 1;
  let conduct: Conduct | null = null;
  for (const client of clientsOf(line, dns)) {
    conduct = conductOf(clients, client, at);
    addLine(conduct, line.actor!, said, chance);
  }
  if (conduct === null) return null;
  const { lines, threats, honest, expected, last, lastUnsure } = conduct;
  // A server's honest look-ups below a domain stand beside those that are none.
  if (dns !== null && chance < DOUBT) return null;
  const since = conduct.at - PAUSE_MS;
  const isKnown = threats >= MIN_THREATS && threats >= (threats + honest) * MIN_SHARE;
  if (isKnown && last !== null && last.at >= since) return { ...last, signal: null };
  const isSuspect = expected >= MIN_EXPECTED && expected >= lines * MIN_EXPECTED_SHARE;
  if (!isSuspect || chance < DOUBT || lastUnsure === null || lastUnsure.at < since) return null;
  return { ...lastUnsure, signal: DOUBTFUL_RUN.name };
}
