import { factOf } from '../../incidents/facts.ts';
import { registeredDomain } from '../../incidents/bursts.ts';
import type { Incident } from '../../incidents/incident.ts';
import { isAddress } from '../../formats/address.ts';
import type { ParsedLine } from '../../formats/format.ts';
import { createParser, sniff } from '../../formats/sniff.ts';
import type { Placeholder } from '../playbooks/placeholders.ts';

/** A line of an incident with its text. */
export interface LineText {
  /** Name of its source. */
  source: string;
  /** 1-based. */
  line: number;
  text: string;
}

/** What an incident tells for the placeholders of playbooks: raw, as the logs have it. */
export type Values = Partial<Record<Exclude<Placeholder, 'sources' | 'pid'>, string>>;

/** Time before the first line and after the last one in which its causes and consequences lie, ms. */
const MARGIN_MS = 10 * 60_000;

/** Hosts that are named; of a central log there may be hundreds. */
const MAX_HOSTS = 5;

/** Names of two labels at least, made of what host names are made of. */
const DOMAIN = /^[a-z\d_](?:[a-z\d_-]*[a-z\d_])?(?:\.[a-z\d_](?:[a-z\d_-]*[a-z\d_])?)+$/i;
/** Names that `find -name` takes literally. */
const FILE = /^[\w.@+-]+$/;
const UNIT = /^[\w.@:\\-]+\.service$/;
const PROGRAM = /^\/[^\0]+$/;

/** Some values by how often they come, the first of equals first. */
function byCount(values: readonly (string | null | undefined)[]): string[] {
  const counts = new Map<string, number>();
  for (const value of values) {
    if (value) counts.set(value, (counts.get(value) ?? 0) + 1);
  }
  return [...counts].sort((a, b) => b[1] - a[1]).map(([value]) => value);
}

function commonest(values: readonly (string | null | undefined)[]): string | undefined {
  return byCount(values)[0];
}

/** Lines taken apart, those of each source by its own format; times are not read. */
function parsed(lines: readonly LineText[]): ParsedLine[] {
  return [...new Set(lines.map(({ source }) => source))].flatMap((source) => {
    const texts = lines.filter((line) => line.source === source).map(({ text }) => text);
    const parse = createParser(sniff(texts), { reference: 0, offsetAt: () => 0 });
    return texts.map((text) => parse(text).parsed);
  });
}

/** A moment as journalctl, GNU date and GNU find read it: `2026-11-21 09:44:12 UTC`. */
function stamp(time: number): string {
  return `${new Date(time).toISOString().slice(0, 19).replace('T', ' ')} UTC`;
}

function pathOf(line: ParsedLine): string | undefined {
  const fact = factOf(line);
  const target = line.web?.target ?? (fact?.kind === 'not-found' ? fact.path : undefined);
  return target?.split(/[?#]/, 1)[0];
}

/** What the lines tell of users, names and programs. */
function valuesOfLines(lines: readonly ParsedLine[], hosts: readonly string[]): Values {
  const facts = lines.map(factOf);
  const paths = lines.map(pathOf);
  const path = commonest(paths);
  const values: Record<string, string | undefined> = {
    host: hosts.slice(0, MAX_HOSTS).join(', '),
    address: commonest(facts.map((fact) => (fact?.kind === 'login' ? fact.address : null))),
    user: commonest(
      facts.map((fact) =>
        fact?.kind === 'login' || fact?.kind === 'sudo'
          ? fact.user
          : fact?.kind === 'su'
            ? fact.from
            : null
      )
    ),
    domain: commonest(
      facts
        .map((fact) => (fact?.kind === 'query' ? registeredDomain(fact.name) : ''))
        .filter((name) => DOMAIN.test(name) && !name.endsWith('.arpa'))
    ),
    path,
    file: [path?.split('/').at(-1) ?? ''].find((name) => FILE.test(name)),
    unit: commonest(facts.map((fact) => (fact?.kind === 'unit' ? fact.name : ''))),
    program: commonest(facts.map((fact) => (fact?.kind === 'executable' ? fact.path : '')))
  };
  if (!UNIT.test(values.unit ?? '')) delete values.unit;
  if (!PROGRAM.test(values.program ?? '')) delete values.program;
  return values as Values;
}

/**
 * What an incident tells for the placeholders of playbooks; those it does not tell are left out. Values
 * are an attacker's: they go into commands through `shellWord` alone.
 * @param lines its lines, as far as their texts are kept
 */
export function valuesOf(
  { actor, first, last }: Pick<Incident, 'actor' | 'first' | 'last'>,
  lines: readonly LineText[]
): Values {
  const taken = parsed(lines);
  const hosts = byCount(taken.map(({ host }) => host));
  const told = valuesOfLines(taken, hosts);
  const values: Record<string, string | undefined> = { ...told };
  if (actor !== '') values.actor = actor;
  if (isAddress(actor)) values.address = actor;
  else if (actor !== '' && !hosts.includes(actor)) values.user = actor;
  if (values.address?.includes(':')) values.iptables = 'ip6tables';
  if (first !== null) values.since = stamp(first - MARGIN_MS);
  if (last !== null) values.until = stamp(last + MARGIN_MS);
  return Object.fromEntries(Object.entries(values).filter(([, value]) => value)) as Values;
}
