import { describe, expect, it } from 'vitest';
import { RuleSet } from '../../incidents/sigma/rule-set.ts';
import { incidentsOf, missing, refused } from '../../incidents/test-lines.ts';
import { playbooksOf } from './choose.ts';

const actor = '198.51.100.201';
const namesOf = (...lines: Parameters<typeof incidentsOf>) =>
  incidentsOf(...lines).map((incident) => playbooksOf(incident).map(({ name }) => name));

describe('playbooksOf', () => {
  it('begins with the gravest of what is sure, and names a family once', () => {
    const detected = (name: string) => ({ at: 0, actor, detected: name });
    expect(
      namesOf([
        ...[1, 2, 3, 4, 5, 6, 7].map(() => detected('dns_scan:foothold')),
        detected('dirb:foothold'),
        ...[1, 2].map(() => detected('attacker_http:dirb:foothold')),
        { at: 0, actor, unsure: 'attacker_http:foothold:service_scan' }
      ])
    ).toEqual([
      ['attacker_http:dirb:foothold', 'dns_scan:foothold', 'attacker_http:foothold:service_scan']
    ]);
  });

  it('has one for signals', () => {
    expect(namesOf(Array.from({ length: 250 }, (_, i) => missing(i / 5, actor, `/${i}`)))).toEqual([
      ['attacker_http:dirb:foothold']
    ]);
    expect(namesOf(Array.from({ length: 30 }, (_, i) => refused(i, actor)))).toEqual([
      ['login_bruteforce']
    ]);
  });

  it('has one for a rule that nobody here knows', () => {
    const rules = RuleSet.of([
      {
        name: 'own.yml',
        text: 'title: Mine\nlogsource: { category: webserver }\ndetection: { page: { c-uri: /x }, condition: page }\nlevel: high\n'
      }
    ]);
    expect(namesOf([missing(0, actor, '/x')], rules)).toEqual([['other']]);
  });
});
