import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { decodeBase64Text, decodePercent } from './decode.ts';

describe('decodePercent', () => {
  it.each([
    ['a%20b', 'a b'],
    ['%252e%252e', '..'],
    ['%25252e', '%2e'],
    ['%e4', 'ä'],
    ['100%', '100%'],
    ['%zz%2', '%zz%2']
  ])('%s -> %s', (text, expected) => {
    expect(decodePercent(text)).toBe(expected);
  });

  it('undoes encodeURIComponent once and twice', () => {
    fc.assert(
      fc.property(
        fc.string({ unit: 'grapheme' }).filter((text) => !/%[0-9a-f]{2}/i.test(text)),
        (text) => {
          expect(decodePercent(encodeURIComponent(text))).toBe(text);
          expect(decodePercent(encodeURIComponent(encodeURIComponent(text)))).toBe(text);
        }
      )
    );
  });
});

describe('decodeBase64Text', () => {
  it('finds text of four characters or more, in either alphabet, padded or not', () => {
    fc.assert(
      fc.property(fc.stringMatching(/^[ -~]{6,60}$/), (text) => {
        expect(decodeBase64Text(btoa(text))).toBe(text);
        const url = btoa(text).replace(/\+/g, '-').replace(/\//g, '_').replace(/=+$/, '');
        expect(decodeBase64Text(url)).toBe(text);
      })
    );
  });

  it.each(['comments', 'index', 'wordpress-seo', 'GET /', ''])('leaves %s alone', (word) => {
    expect(decodeBase64Text(word)).toBeNull();
  });
});
