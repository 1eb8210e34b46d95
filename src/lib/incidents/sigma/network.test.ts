import { BlockList } from 'node:net';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { inNetwork } from './network.ts';

/** An address close to another: so networks hold some and others not. */
const pair = <T>(address: fc.Arbitrary<T>, mixed: (a: T, b: T, keep: number) => T) =>
  fc.tuple(address, address, fc.nat(8)).map(([a, b, keep]) => [a, mixed(a, b, keep)] as const);

const parts = (count: number, max: number) =>
  fc.array(fc.nat(max), { minLength: count, maxLength: count });
const mixed = (a: number[], b: number[], keep: number) => [...a.slice(0, keep), ...b.slice(keep)];

const v4 = pair(parts(4, 255), mixed).map((both) => both.map((own) => own.join('.')));
const v6 = pair(parts(8, 0xffff), mixed).map((both) =>
  both.map((own) => own.map((group) => group.toString(16)).join(':'))
);

describe('inNetwork', () => {
  it.each([
    ['ipv4', v4, 32],
    ['ipv6', v6, 128]
  ] as const)("agrees with node's own block list, %s", (family, addresses, bits) => {
    fc.assert(
      fc.property(addresses, fc.nat(bits), ([base, address], length) => {
        const list = new BlockList();
        list.addSubnet(base!, length, family);
        expect(inNetwork(`${base}/${length}`)!(address!)).toBe(list.check(address!, family));
      })
    );
  });

  it.each([
    ['2001:db8::/32', '2001:DB8:0:1::5', true],
    ['2001:db8::/32', '2001:db9::', false],
    ['2000::/3', '2001:db8::1', true],
    ['::ffff:192.0.2.0/120', '::ffff:192.0.2.9', true],
    ['0.0.0.0/0', '::1', false],
    ['::/0', '2001:db8::1', true],
    ['::/0', '192.0.2.1', false],
    ['fe::/16', 'fe:1::1', true],
    ['192.0.2.0/24', 'gate', false]
  ])('%s holds %s: %s', (network, address, holds) => {
    expect(inNetwork(network)!(address)).toBe(holds);
  });

  it.each(['192.0.2.0', '192.0.2.0/33', '192.0.2.0/', '2001:db8::/129', 'gate/8', '/8', ''])(
    'takes %j for no network',
    (text) => expect(inNetwork(text)).toBeNull()
  );
});
