import { describe, expect, it } from 'vitest';
import { LABELS } from '../detectors/taxonomy.ts';
import { BURSTS, registeredDomain } from './bursts.ts';
import { phaseOfClass } from './phases.ts';
import { incidentsOf, missing, refused, type TestLine } from './test-lines.ts';

const client = '192.0.2.1';
const count = <T>(length: number, make: (i: number) => T) =>
  Array.from({ length }, (_, i) => make(i));
const query = (at: number, name: string, type = 'A'): TestLine => ({
  at,
  actor: client,
  program: 'dnsmasq',
  message: `query[${type}] ${name} from ${client}`
});
const named = (lines: TestLine[]) =>
  incidentsOf(lines).flatMap(({ evidence }) => evidence.map(({ name, lines }) => [name, lines]));

describe('bursts', () => {
  it('rest on all lines, those before the burst was one included', () => {
    expect(named(count(260, (i) => missing(i / 5, client, `/${i}`)))).toEqual([
      ['missing-pages', 260]
    ]);
  });

  it('decide for classes of their own phase, so that lines and bursts make one incident', () => {
    for (const { decides, phase } of BURSTS) {
      if (decides !== null) expect(phaseOfClass(LABELS.indexOf(decides))).toBe(phase);
    }
  });

  it('let honest use pass', () => {
    expect(named(count(199, (i) => missing(i / 5, client, `/${i}`)))).toEqual([]);
    // A monitor that asks for the same missing page all day.
    expect(named(count(500, (i) => missing(i, client, '/favicon.ico')))).toEqual([]);
    expect(named(count(500, (i) => missing(i * 30, client, `/${i}`)))).toEqual([]);
    expect(named(count(9, (i) => refused(i, client)))).toEqual([]);
    expect(named(count(100, (i) => refused(i * 120, client)))).toEqual([]);
    expect(named(count(45, (i) => query(i, `host${i}.example.org`)))).toEqual([]);
  });

  it('find guessing, sweeps, enumeration and tunnels', () => {
    expect(named(count(30, (i) => refused(i, client)))).toEqual([['failed-logins', 30]]);
    expect(named(count(30, (i) => query(i, `${i}.2.0.192.in-addr.arpa`, 'PTR')))).toEqual([
      ['reverse-lookups', 30],
      ['reverse-sweep', 30]
    ]);
    expect(
      incidentsOf(count(30, (i) => query(i, `${i}.2.0.192.in-addr.arpa`, 'PTR')))[0]
    ).toMatchObject({ lines: 30 });
    expect(named(count(60, (i) => query(i, `host${i}.example.org`)))).toEqual([
      ['many-subdomains', 60]
    ]);
    expect(named(count(12, (i) => query(i, `${'x'.repeat(40)}${i}.example.org`)))).toEqual([
      ['long-names', 12]
    ]);
  });

  it('take reverse look-ups in only where their actor attacks', () => {
    const lookup = query(100, '1.2.0.192.in-addr.arpa', 'PTR');
    expect(named([lookup])).toEqual([]);
    const attack = count(12, (i) => refused(i, client));
    expect(named([...attack, lookup])).toEqual([
      ['failed-logins', 12],
      ['reverse-lookups', 1]
    ]);
  });

  it('count actors apart', () => {
    const lines = count(1000, (i) => missing(i / 20, `192.0.2.${i % 10}`, `/${i}`));
    expect(named(lines)).toEqual([]);
  });

  it('have names of their own', () => {
    expect(new Set(BURSTS.map(({ name }) => name)).size).toBe(BURSTS.length);
  });
});

describe('registeredDomain', () => {
  it.each([
    ['a.b.example.org', 'example.org'],
    ['Example.ORG.', 'example.org'],
    ['www.example.co.uk', 'example.co.uk'],
    ['localhost', 'localhost'],
    ['co.uk', 'co.uk']
  ])('of %s is %s', (name, domain) => {
    expect(registeredDomain(name)).toBe(domain);
  });
});
