import { expect, it } from 'vitest';
import { dnsmasq } from './dnsmasq.ts';

const context = { reference: Date.UTC(2026, 10, 21), offsetAt: () => 0 };

it('reads queries', () => {
  const line = 'Nov 20 10:11:12 dnsmasq[123]: query[A] www.shop.test from 10.0.0.1';
  expect(dnsmasq.parse(line, context)).toEqual({
    time: Date.UTC(2026, 10, 20, 10, 11, 12),
    host: null,
    program: 'dnsmasq',
    actor: '10.0.0.1',
    message: 'query[A] www.shop.test from 10.0.0.1',
    web: null
  });
});

it('knows who asked for each line of log-queries=extra', () => {
  const line = 'Nov 20 10:11:12 dnsmasq[1]: 77 10.0.0.1/5353 forwarded www.shop.test to 192.0.2.53';
  expect(dnsmasq.parse(line, context)?.actor).toBe('10.0.0.1');
});

it('reads the DHCP part', () => {
  const line = 'Nov  3 10:11:12 dnsmasq-dhcp[1]: DHCPREQUEST(eth0) 10.0.0.5 02:00:00:00:00:01';
  const parsed = dnsmasq.parse(line, context);
  expect(parsed).toMatchObject({ program: 'dnsmasq-dhcp', actor: '10.0.0.5' });
});

it.each(['', 'Nov 20 10:11:12 gw dnsmasq[1]: query[A] a from 10.0.0.1', 'Nov 20 10:11:12 dnsmasq'])(
  'refuses %s',
  (line) => {
    expect(dnsmasq.parse(line, context)).toBeNull();
  }
);
