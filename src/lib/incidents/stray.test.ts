import { describe, expect, it } from 'vitest';
import { incidentsOf, missing, type TestLine } from './test-lines.ts';

const DIRB = 'attacker_http:dirb:foothold';
const crawler = '198.51.100.7';

const tries = (count: number, detected = DIRB, actor = crawler): TestLine[] =>
  Array.from({ length: count }, (_, i) => ({ ...missing(i * 30, actor, `/old${i}`), detected }));

describe('a few tries of an enumeration', () => {
  it.each([DIRB, 'dirb:foothold', 'dns_scan:foothold'])('are no incident: %s', (detected) => {
    expect(incidentsOf(tries(9, detected))).toEqual([]);
  });

  it('are one when there are enough of them, of several kinds together', () => {
    expect(incidentsOf(tries(10))).toHaveLength(1);
    expect(incidentsOf([...tries(6), ...tries(4, 'dirb:foothold')])).toHaveLength(1);
  });

  it('of several actors, or with a pause between them, are not added up', () => {
    const later = tries(6).map((line) => ({ ...line, at: line.at! + 7_200 }));
    expect(incidentsOf([...tries(6), ...later])).toEqual([]);
    expect(incidentsOf([...tries(6), ...tries(6, DIRB, '198.51.100.8')])).toEqual([]);
  });

  it('are not made more by lines that the model is unsure about', () => {
    const unsure = { at: 100, actor: crawler, unsure: DIRB };
    expect(incidentsOf([...tries(9), unsure])).toEqual([]);
  });

  it('make no incident of doubtful lines beside them', () => {
    const lookup = {
      ...{ at: 100, actor: crawler, program: 'dnsmasq' },
      message: `query[PTR] 7.2.0.192.in-addr.arpa from ${crawler}`
    };
    expect(incidentsOf([...tries(9), lookup])).toEqual([]);
    expect(incidentsOf([...tries(10), lookup])).toHaveLength(2);
  });

  it('stay beside what else their actor does, and only there', () => {
    const shell = { at: 600, actor: crawler, detected: 'attacker_http:foothold:webshell_cmd' };
    const phases = (lines: TestLine[]) => incidentsOf(lines).map(({ phase }) => phase);
    expect(phases([...tries(2), shell])).toEqual(['Reconnaissance', 'Execution']);
    expect(phases([...tries(2), { ...shell, at: 7_200 }])).toEqual(['Execution']);
    expect(phases([...tries(2), { ...shell, actor: '198.51.100.8' }])).toEqual(['Execution']);
  });

  it('do not take a single line of another attack with them', () => {
    expect(incidentsOf(tries(1, 'vulnerability_scan'))).toHaveLength(1);
    expect(incidentsOf([...tries(1), ...tries(1, 'sql_injection')])).toHaveLength(2);
  });
});
