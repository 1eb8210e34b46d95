import { expect, it } from 'vitest';
import { isDnsQuery, maskDns } from './dns.ts';

it.each([
  'query[A] www.shop.example from 10.0.0.1',
  '77 10.0.0.1/5353 query[A] www.corp.example from 10.0.0.9',
  'client @0x7f01 10.0.0.1#53123 (www.shop.example): query: www.shop.example IN A +E(0)K (10.0.0.53)',
  'queries: info: client 10.0.0.1#53123 (www.shop.example): view in: query: www.shop.example IN A + (10.0.0.53)',
  '[77:0] info: 10.0.0.1 www.shop.example. A IN'
])('reads the same question in %s', (message) => {
  expect(maskDns(message)).toBe('query[a] www.<l>.<l> from <ip>');
});

it.each([
  ['reply www.shop.example is 192.0.2.1', 'reply www.<l>.<l> is <ip>'],
  ['reply www.shop.example is <CNAME>', 'reply www.<l>.<l> is < cname>'],
  ['config shop.example is NXDOMAIN', 'config <l>.<l> is nxdomain'],
  ['forwarded shop.example to 192.0.2.53', 'forwarded <l>.<l> to <ip>'],
  ['/etc/hosts gate.example is 10.0.0.1', '<file> <l>.<l> is <ip>'],
  ['read /etc/hosts - 7 addresses', 'read /etc/hosts - <n> addresses']
])('writes %s as %s', (message, canonical) => {
  expect(maskDns(message)).toBe(canonical);
});

it('knows questions of other name servers, and only these', () => {
  expect(isDnsQuery('client 10.0.0.1#5 (a.example): query: a.example IN TXT + (10.0.0.53)')).toBe(
    true
  );
  expect(isDnsQuery('info: 10.0.0.1 a.example. AAAA IN')).toBe(true);
  expect(isDnsQuery('client 10.0.0.1 asked something')).toBe(false);
  expect(isDnsQuery('info: service stopped')).toBe(false);
});
