import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { parseCondition } from './condition.ts';
import { LineFields } from './fields.ts';
import { UnsupportedRule } from './unsupported.ts';

/** No selection here looks at a line. */
const line = new LineFields({
  parsed: { time: null, host: null, program: null, actor: null, message: '', web: null },
  text: '',
  fact: null
});

type Truth = Readonly<Record<string, boolean>>;

function holds(condition: string, truth: Truth): boolean {
  const selections = new Map(Object.entries(truth).map(([name, is]) => [name, () => is]));
  return parseCondition(condition, selections)(line);
}

/** A condition and what it comes to, by its own structure. */
interface Term {
  text: string;
  value: (truth: Truth) => boolean;
}

const names = ['a', 'b', 'c'];
const term: fc.Arbitrary<Term> = fc.letrec<{ term: Term }>((tie) => ({
  term: fc.oneof(
    { depthSize: 'small', withCrossShrink: true },
    fc
      .constantFrom(...names)
      .map((name) => ({ text: name, value: (truth: Truth) => truth[name]! })),
    tie('term').map(({ text, value }) => ({
      text: `not (${text})`,
      value: (truth: Truth) => !value(truth)
    })),
    fc.tuple(tie('term'), tie('term')).map(([one, other]) => ({
      text: `(${one.text}) AND (${other.text})`,
      value: (truth: Truth) => one.value(truth) && other.value(truth)
    })),
    fc.tuple(tie('term'), tie('term')).map(([one, other]) => ({
      text: `(${one.text}) or (${other.text})`,
      value: (truth: Truth) => one.value(truth) || other.value(truth)
    }))
  )
})).term;

const truths = fc.record({ a: fc.boolean(), b: fc.boolean(), c: fc.boolean() });

describe('parseCondition', () => {
  it('comes to what its brackets say', () => {
    fc.assert(
      fc.property(term, truths, ({ text, value }, truth) => {
        expect(holds(text, truth)).toBe(value(truth));
      })
    );
  });

  it('binds not before and, and and before or', () => {
    fc.assert(
      fc.property(truths, ({ a, b, c }) => {
        expect(holds('a or b and not c', { a, b, c })).toBe(a || (b && !c));
        expect(holds('not a and b or c', { a, b, c })).toBe((!a && b) || c);
      })
    );
  });

  it.each<[string, Truth, boolean]>([
    ['1 of s*', { s1: false, s2: true, t: false }, true],
    ['any of s*', { s1: false, s2: false, t: true }, false],
    ['all of s*', { s1: true, s2: true, t: false }, true],
    ['all of s*end', { s_end: true, sx: false }, true],
    ['all of them', { s: true, _left: false }, true],
    ['not 1 of them', { s: false, t: false }, true],
    ['1 of s', { s: true, sx: false }, true],
    ['1 of aba*ba', { abaXba: true, aba: false }, true]
  ])('%s, with %j: %s', (condition, truth, expected) => {
    expect(holds(condition, truth)).toBe(expected);
  });

  it.each<[string, RegExp]>([
    ['', /ends too early/],
    ['a and', /ends too early/],
    ['(a', /does not close/],
    ['a)', /where the condition should end/],
    ['a b', /where the condition should end/],
    ['x', /no selection/],
    ['1 of x*', /fits no selection/],
    ['1 of aba*ba', /fits no selection/],
    ['a | count() > 5', /aggregation/],
    [`${'not '.repeat(60)}a`, /too deep/],
    [`${'('.repeat(60)}a${')'.repeat(60)}`, /too deep/]
  ])('refuses %j', (condition, why) => {
    const read = () => holds(condition, { a: true, b: true, aba: true });
    expect(read).toThrow(UnsupportedRule);
    expect(read).toThrow(why);
  });

  it('reads or refuses any text, and never breaks', () => {
    const unit = fc.constantFrom('a', 'b', 'not', 'and', 'or', '(', ')', '1', 'of', 'them', 'a*');
    fc.assert(
      fc.property(fc.array(unit), (tokens) => {
        try {
          holds(tokens.join(' '), { a: true, b: false });
        } catch (error) {
          expect(error).toBeInstanceOf(UnsupportedRule);
        }
      })
    );
  });
});
