import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { LineFields } from './fields.ts';
import { UnsupportedRule } from './unsupported.ts';
import { fieldTest } from './value.ts';

/** A line that says this, by an actor. */
function fieldsOf(message: string, actor: string | null = null): LineFields {
  const parsed = { time: null, host: null, program: null, actor, message, web: null };
  return new LineFields({ parsed, text: message, fact: null });
}

const meets = (key: string, value: unknown, message: string) =>
  fieldTest(key, value)(fieldsOf(message));

/** A glob of Sigma as a regular expression, read character by character. */
function regexOf(glob: string): string {
  return glob.replace(/\\[*?\\]|[*?]|[^*?]/gs, (piece) => {
    if (piece === '*') return '.*';
    if (piece === '?') return '.';
    const plain = piece.length === 2 ? piece[1]! : piece;
    return plain.replace(/[\\^$.*+?()[\]{}|]/, '\\$&');
  });
}

describe('fieldTest', () => {
  it('matches wildcards as a regular expression does', () => {
    const glob = fc.string({ unit: fc.constantFrom('a', 'b', '.', '*', '?', '\\'), maxLength: 8 });
    const text = fc.string({ unit: fc.constantFrom('a', 'b', '.', '*', '\\'), maxLength: 8 });
    const places = {
      message: (source: string) => `^${source}$`,
      'message|contains': (source: string) => source,
      'message|startswith': (source: string) => `^${source}`,
      'message|endswith': (source: string) => `${source}$`
    };
    fc.assert(
      fc.property(glob, text, (value, message) => {
        for (const [key, around] of Object.entries(places)) {
          const expected = new RegExp(around(regexOf(value)), 's').test(message);
          expect(meets(key, value, message), key).toBe(expected);
        }
      }),
      { numRuns: 2000 }
    );
  });

  it('matches texts in any case, expressions as they are written', () => {
    expect(meets('message|contains', 'Root', 'ROOT logged in')).toBe(true);
    expect(meets('message|re', 'Root', 'ROOT logged in')).toBe(false);
    expect(meets('message|re|i', 'Root', 'ROOT logged in')).toBe(true);
  });

  it('takes any of several values, or all where that is asked', () => {
    expect(meets('message|contains', ['x', 'in'], 'logged in')).toBe(true);
    expect(meets('message|contains|all', ['x', 'in'], 'logged in')).toBe(false);
    expect(meets('message|contains|all', ['log', 'in'], 'logged in')).toBe(true);
  });

  it('looks for keywords anywhere in the line', () => {
    expect(meets('', 'ged', 'logged in')).toBe(true);
    expect(meets('', 404, 'status 404')).toBe(true);
  });

  it('holds addresses against a network', () => {
    const test = fieldTest('c-ip|cidr', '192.0.2.0/24');
    expect(test(fieldsOf('', '192.0.2.200'))).toBe(true);
    expect(test(fieldsOf('', '198.51.100.1'))).toBe(false);
  });

  it('takes null for a field that the line has not', () => {
    expect(fieldTest('actor', null)(fieldsOf('x'))).toBe(true);
    expect(fieldTest('actor', null)(fieldsOf('x', 'root'))).toBe(false);
  });

  it.each<[string, unknown, RegExp]>([
    ['message|base64', 'x', /modifier base64/],
    ['message|cidr', 'gate', /no network/],
    ['message|re', '(?=a)', /look-around/],
    ['message', { a: 1 }, /no text or number/],
    ['message', [], /no value/],
    ['message', 'x'.repeat(2001), /2,000/]
  ])('refuses %s with %j', (key, value, why) => {
    expect(() => fieldTest(key, value)).toThrow(UnsupportedRule);
    expect(() => fieldTest(key, value)).toThrow(why);
  });
});
