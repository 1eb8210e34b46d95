import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { addressAt, firstAddress, isAddress } from './address.ts';

describe('isAddress', () => {
  it('takes every address', () => {
    fc.assert(
      fc.property(
        fc.oneof(fc.ipV4(), fc.ipV6()),
        (ip) => ip.length < 3 || hasDigit(ip) === isAddress(ip)
      )
    );
  });

  it.each([
    '',
    '1.2.3',
    '1.2.3.256',
    '1.2.3.4.5',
    '10:11:12',
    '02:00:00:00:00:01',
    'abc::def',
    '::'
  ])('refuses %s', (text) => {
    expect(isAddress(text)).toBe(false);
  });
});

/** IPv6 addresses without any digit are left out on purpose: program text looks like them. */
function hasDigit(ip: string): boolean {
  return /\d/.test(ip);
}

it('reads an address where it stands', () => {
  expect(addressAt('from 10.0.0.1:22', 5)).toBe('10.0.0.1');
  expect(addressAt('from 10.0.0.1.', 5)).toBe('10.0.0.1');
  expect(addressAt('[2001:db8::1]:443', 0)).toBe('2001:db8::1');
  expect(addressAt('2001:db8::1: refused', 0)).toBe('2001:db8::1');
  expect(addressAt('::ffff:10.0.0.1', 0)).toBe('10.0.0.1');
  expect(addressAt('10.0.0.1x', 0)).toBeNull();
});

describe('firstAddress', () => {
  it.each([
    ['at 10:11:12 std::dec v1.2.3.4 from=192.0.2.1', '192.0.2.1'],
    ['listening on 0.0.0.0:80', null],
    ['H=([192.0.2.9]) [192.0.2.1]:25', '192.0.2.1'],
    ['only ([192.0.2.9])', '192.0.2.9'],
    ['peer [2001:db8::1]:443 gone', '2001:db8::1']
  ])('%s', (text, address) => {
    expect(firstAddress(text)).toBe(address);
  });
});
