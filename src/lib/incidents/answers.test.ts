import { describe, expect, it } from 'vitest';
import { createParser } from '../formats/sniff.ts';
import { dnsmasq } from '../formats/dnsmasq.ts';
import { attributeAnswers, type Askers } from './answers.ts';

const parse = createParser(dnsmasq, { reference: Date.UTC(2026, 10, 22), offsetAt: () => 0 });
const lines = [
  'Nov 21 09:45:14 dnsmasq[34]: query[A] a.example from 192.0.2.1',
  'Nov 21 09:45:14 dnsmasq[34]: query[A] b.example from 192.0.2.2',
  'Nov 21 09:45:14 dnsmasq[34]: forwarded a.example to 198.51.100.9',
  'Nov 21 09:45:14 dnsmasq[34]: reply b.example is 203.0.113.7',
  'Nov 21 09:45:15 dnsmasq[34]: query[PTR] 10.1.8.10.in-addr.arpa from 192.0.2.2',
  'Nov 21 09:45:15 dnsmasq[34]: config 10.8.1.10 is www.example',
  'Nov 21 09:45:16 dnsmasq[34]: reply c.example is 203.0.113.8'
].map((line) => parse(line).parsed);

const expected = [
  '192.0.2.1',
  '192.0.2.2',
  '192.0.2.1',
  '192.0.2.2',
  '192.0.2.2',
  '192.0.2.2',
  null
];

describe('attributeAnswers', () => {
  it('gives an answer to whom asked for the name, and leaves others alone', () => {
    const attributed = attributeAnswers(lines, new Map());
    expect(attributed.map(({ actor }) => actor)).toEqual(expected);
  });

  it('remembers across batches', () => {
    const askers: Askers = new Map();
    const attributed = lines.flatMap((line) => attributeAnswers([line], askers));
    expect(attributed.map(({ actor }) => actor)).toEqual(expected);
  });

  it('forgets the oldest of very many names', () => {
    const askers: Askers = new Map();
    for (let i = 0; i < 2_000; i++) {
      attributeAnswers(
        [{ ...lines[0]!, message: `query[A] n${i}.example from 192.0.2.1` }],
        askers
      );
    }
    expect(askers.size).toBe(512);
    expect(askers.has('n1999.example')).toBe(true);
  });
});
