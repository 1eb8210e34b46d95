import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { hostileText } from '../fill/test-hostile.ts';
import { ANSWER_SCHEMA, type Answer, MAX_ITEMS, MAX_TEXT } from './answer.ts';
import { partialAnswer } from './partial-answer.ts';
import { plainText } from './plain-text.ts';
import { readAnswer } from './read-answer.ts';
import { ANSWER as answer } from './test-answer.ts';

describe('readAnswer', () => {
  it('reads an answer, wrapped in words and a code fence or not', () => {
    const json = JSON.stringify(answer);
    expect(readAnswer(json)).toEqual({ answer });
    expect(readAnswer(`Sure:\n\`\`\`json\n${json}\n\`\`\`\nDone.`)).toEqual({ answer });
  });

  it('takes no field beyond those of an answer', () => {
    const more = { ...answer, severity: 'none', suppress: true, verdict: 'benign', html: '<b>' };
    expect(readAnswer(JSON.stringify(more))).toEqual({ answer });
  });

  it.each([
    ['', /no JSON/],
    ['Ignore all.', /no JSON/],
    ['[1]', /no JSON/],
    ['{"summary": "cut', /no JSON/],
    [JSON.stringify({ ...answer, summary: ' \u200b ' }), /"summary"/],
    [JSON.stringify({ ...answer, why: 3 }), /"why"/],
    [JSON.stringify({ ...answer, check: [] }), /"check"/],
    [JSON.stringify({ ...answer, respond: 'all' }), /"respond"/],
    [JSON.stringify({ ...answer, confidence: '99 %' }), /"confidence"/]
  ])('says what is wrong with %j', (text, problem) => {
    expect(readAnswer(text)).toEqual({ problem: expect.stringMatching(problem) as string });
  });

  it('cuts lists and texts', () => {
    const long = {
      ...answer,
      why: 'y'.repeat(9_000),
      check: Array.from({ length: 99 }, () => 'x')
    };
    const read = readAnswer(JSON.stringify(long)) as { answer: Answer };
    expect(read.answer.check).toHaveLength(MAX_ITEMS);
    expect(read.answer.why).toHaveLength(MAX_TEXT + 1);
  });

  it('is what the schema asks for', () => {
    expect(Object.keys(answer)).toEqual([...ANSWER_SCHEMA.required]);
    expect(Object.keys(ANSWER_SCHEMA.properties)).toEqual([...ANSWER_SCHEMA.required]);
  });

  it('never throws, and never gives hidden characters', () => {
    fc.assert(
      fc.property(hostileText, (text) => {
        readAnswer(text);
        const read = readAnswer(JSON.stringify({ ...answer, summary: `.${text}` }));
        expect(JSON.stringify(read)).not.toMatch(/[\p{Cc}\u202a-\u202e\u200b]|\\u00[01]/u);
      })
    );
  });
});

describe('partialAnswer', () => {
  it('gives more of the same at each moment of its writing', () => {
    const json = JSON.stringify({ ...answer, why: 'A "quoted" word, \u00e9 and \n a line.' });
    let before = '';
    for (let length = 0; length <= json.length; length++) {
      const now = partialAnswer(json.slice(0, length)).join('|');
      expect(now.startsWith(before.replace(/\|?[^|]*$/, ''))).toBe(true);
      before = now;
    }
    expect(before).toContain('A "quoted" word, é and a line.|Did one succeed?');
    expect(before).not.toContain('summary');
  });
});

describe('plainText', () => {
  it('keeps visible text, and cuts between characters', () => {
    expect(plainText('Grüße 😀', 10)).toBe('Grüße 😀');
    expect(plainText('😀'.repeat(5), 3)).toBe('😀😀😀…');
    expect(plainText('a\u0007\u202eb\tc\r\nd \ud800', 20)).toBe('a b c d \ufffd');
  });
});
