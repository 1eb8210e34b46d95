import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { regexTest } from './automaton.ts';
import { UnsupportedRegex } from './parse.ts';

/**
 * Expressions of every construct, over a small alphabet so that texts match them often. Repeats within repeats are
 * few: for each more, the engine of the language may take as many times longer as a text has characters.
 */
const expression: fc.Arbitrary<string> = fc.letrec<{ any: string; atom: string }>((tie) => ({
  atom: fc.oneof(
    { maxDepth: 3 },
    fc.constantFrom('a', 'b', '.', '\\d', '\\w', '\\s', '\\S', '[ab]', '[^a]', '[0-9_]', '\\x61'),
    fc.constantFrom('^', '$', '\\b', '\\B'),
    tie('any').map((inner) => `(${inner})`),
    tie('any').map((inner) => `(?:${inner})`)
  ),
  any: fc
    .array(
      fc.tuple(
        tie('atom'),
        fc.constantFrom('', '', '', '*', '+', '?', '*?', '{2}', '{1,2}', '{0,}')
      ),
      { minLength: 1, maxLength: 3 }
    )
    .map((parts) =>
      parts.map(([atom, times]) => (/^(?:[\^$]|\\[bB])$/.test(atom) ? atom : atom + times)).join('')
    )
    .chain((text) => fc.option(fc.constantFrom('|b', '|'), { nil: '' }).map((or) => text + or))
})).any;

describe('regexTest', () => {
  it('agrees with the engine of the language', () => {
    fc.assert(
      fc.property(
        expression,
        fc.boolean(),
        fc.string({ unit: fc.constantFrom('a', 'A', 'b', '1', '_', ' ', '-'), maxLength: 8 }),
        (source, ignoreCase, text) => {
          const expected = new RegExp(source, ignoreCase ? 'i' : '').test(text);
          expect(regexTest(source, ignoreCase)(text)).toBe(expected);
        }
      ),
      { numRuns: 2000 }
    );
  });

  it.each(['(a+)+$', '^(a|a)*$', '(.*)*x', 'a*a*a*a*a*a*a*a*b'])(
    'is not slowed by %s',
    (source) => {
      const test = regexTest(source, false);
      const started = performance.now();
      expect(test(`${'a'.repeat(5_000)}!`)).toBe(false);
      expect(performance.now() - started).toBeLessThan(2_000);
    }
  );

  it.each([
    ['(a)\\1', 'back-reference'],
    ['(?=a)b', 'look-around'],
    ['(?i)a', 'inline flag'],
    ['a++', 'possessive'],
    ['(a', 'does not close'],
    ['a)', 'bracket too many'],
    ['[a', 'must follow'],
    ['a{1000}', 'more than 255'],
    ['((a{200}){200}){200}', 'too many repeats'],
    ['\\p{L}', 'escape'],
    ['*a', 'after nothing']
  ])('refuses %s', (source, reason) => {
    expect(() => regexTest(source, false)).toThrow(UnsupportedRegex);
    expect(() => regexTest(source, false)).toThrow(reason);
  });

  it('refuses or takes any text at all', () => {
    fc.assert(
      fc.property(fc.string({ maxLength: 30 }), fc.string(), (source, text) => {
        try {
          expect(typeof regexTest(source, true)(text)).toBe('boolean');
        } catch (error) {
          expect(error).toBeInstanceOf(UnsupportedRegex);
        }
      })
    );
  });
});
