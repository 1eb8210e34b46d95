import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { classByte } from '../db/class-byte.ts';
import { BENIGN } from '../detectors/taxonomy.ts';
import type { ParsedLine } from '../formats/format.ts';
import { type LineCriteria, needsText, parsedTest, textTest, verdictTest } from './criteria.ts';
import { ANY_LINE } from './test-criteria.ts';

describe('textTest', () => {
  it('finds plain text whatever characters it has, in any case or as given', () => {
    fc.assert(
      fc.property(fc.string({ minLength: 1 }), fc.string(), (text, around) => {
        const line = around + text + around;
        expect(textTest({ ...ANY_LINE, text })!(line)).toBe(true);
        const exact = textTest({ ...ANY_LINE, text, matchCase: true })!;
        expect(exact(line)).toBe(true);
        expect(exact(around)).toBe(around.includes(text));
      })
    );
    expect(textTest({ ...ANY_LINE, text: 'SELECT' })!('union select 1')).toBe(true);
    expect(textTest({ ...ANY_LINE, text: 'SELECT', matchCase: true })!('union select 1')).toBe(
      false
    );
    expect(textTest({ ...ANY_LINE, text: 'a.c' })!('abc')).toBe(false);
  });

  it('runs regular expressions, and says what is wrong in one', () => {
    const test = textTest({ ...ANY_LINE, text: String.raw`id=\d+['"]`, regex: true })!;
    expect(test('/page?ID=7" x')).toBe(true);
    expect(test('/page?id=x')).toBe(false);
    expect(() => textTest({ ...ANY_LINE, text: '(', regex: true })).toThrow(/regular expression/);
  });

  it('asks for nothing where there is no text', () => expect(textTest(ANY_LINE)).toBeNull());
});

describe('verdictTest', () => {
  const detected = classByte({ classId: 24, unsure: null });
  const unsure = classByte({ classId: BENIGN, unsure: 24 });
  const benign = classByte({ classId: BENIGN, unsure: null });
  const chosen = (criteria: Partial<LineCriteria>) => {
    const test = verdictTest({ ...ANY_LINE, ...criteria });
    return [test(detected, 230), test(unsure, 130), test(benign, 250)];
  };

  it('tells detections, unsure and benign lines apart', () => {
    expect(chosen({})).toEqual([true, true, true]);
    expect(chosen({ verdict: 'threat' })).toEqual([true, false, false]);
    expect(chosen({ verdict: 'unsure' })).toEqual([false, true, false]);
    expect(chosen({ verdict: 'benign' })).toEqual([false, false, true]);
    expect(chosen({ verdict: 24 })).toEqual([true, false, false]);
    expect(chosen({ verdict: 23 })).toEqual([false, false, false]);
  });

  it('measures all by how likely they are a threat', () => {
    expect(chosen({ minThreat: 0.4 })).toEqual([true, true, false]);
    expect(chosen({ minThreat: 0.6 })).toEqual([true, false, false]);
    expect(chosen({ minThreat: 0.95 })).toEqual([false, false, false]);
  });
});

describe('parsedTest', () => {
  const line = (time: number | null, actor: string | null) => ({ time, actor }) as ParsedLine;

  it('takes the start of a span and leaves out its end and lines without a time', () => {
    const test = parsedTest({ ...ANY_LINE, from: 100, to: 200 })!;
    expect([99, 100, 199, 200, null].map((time) => test(line(time, null)))).toEqual([
      false,
      true,
      true,
      false,
      false
    ]);
    expect(parsedTest({ ...ANY_LINE, from: 100 })!(line(1e15, null))).toBe(true);
  });

  it('finds a part of an actor in any case', () => {
    const test = parsedTest({ ...ANY_LINE, actor: ' Ali ' })!;
    expect(test(line(null, 'alice'))).toBe(true);
    expect(test(line(null, 'bob'))).toBe(false);
    expect(test(line(null, null))).toBe(false);
  });
});

it('needs the text for all but verdicts', () => {
  expect(needsText({ ...ANY_LINE, verdict: 24, minThreat: 0.5, actor: ' ' })).toBe(false);
  for (const part of [{ text: 'x' }, { actor: 'x' }, { from: 1 }, { to: 1 }]) {
    expect(needsText({ ...ANY_LINE, ...part })).toBe(true);
  }
});
