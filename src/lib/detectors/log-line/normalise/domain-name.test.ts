import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { maskDomainName } from './domain-name.ts';

describe('names that people and servers ask for', () => {
  it.each([
    ['www.shop.example', 'www.<l>.<l>'],
    ['shop.example.', '<l>.<l>'],
    ['wWw.ExAmPle.oRg', 'www.<l>.<l>'],
    ['_dmarc.example.org', '_dmarc.<l>.<l>'],
    ['selector1._domainkey.example.org', '<ld>._domainkey.<l>.<l>'],
    ['eu-west-1.cdn.example', '<ld>.<l>.<l>'],
    ['my-old-host.example', '<slug>.<l>'],
    ['7.2.0.192.zen.list.example', '<ip>.<l>.<l>.<l>'],
    ['7.2.0.192.in-addr.arpa', '<ip>.in-addr.arpa'],
    ['192.0.2.7', '<ip>'],
    ['2001:db8::7', '<ip>'],
    ['.', '.']
  ])('%s is %s', (name, shape) => {
    expect(maskDomainName(name)).toBe(shape);
  });
});

describe('names that carry data', () => {
  const part = 'b1ba158965de66710a4de185646fca179cd5eee28eb4794441243c185-';
  it.each([
    [
      `3x6-.26-.${part}.${part}.work.pdf.x.example`,
      '<ld>-.<n>-.<hex:64>-.<hex:64>-.<l>.<file>.<l>.<l><len:192>'
    ],
    ['q+Z9AH0YBA.t.example', '<b64:16>.<l>.<l>'],
    ['mzuwk3dpnzrgk43t2fzgk6d5.t.example', '<b32:24>.<l>.<l>'],
    ['main.0.93.0.0.6810DA54.ping.av.example', '<l>.<n>.<n>.<n>.<n>.<hex:8>.<l>.<l>.<l>'],
    ['a.'.repeat(20) + 'example', `${'<l>.'.repeat(12).slice(0, -1)}<cut>`]
  ])('%s is %s', (name, shape) => {
    expect(maskDomainName(name)).toBe(shape);
  });
});

it('sees the shape alone: other letters of equal length change nothing', () => {
  // The letters xq are in none of the host names that every company has.
  const label = fc.stringMatching(/^[a-z]{3,7}xq[a-z]$/);
  fc.assert(
    fc.property(label, label, (host, domain) => {
      expect(maskDomainName(`${host}.${domain}.example`)).toBe('<l>.<l>.<l>');
    })
  );
});
