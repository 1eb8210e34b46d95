import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { incidentsOf, refused } from '../../incidents/test-lines.ts';
import { hostileText } from '../fill/test-hostile.ts';
import { fillPlaybook } from '../fill/fill.ts';
import { playbooksOf } from '../playbooks/choose.ts';
import { logData } from './log-data.ts';
import { chatPrompt, explainPrompt, type PromptLine, retryPrompt } from './prompt.ts';
import { INJECTIONS } from './test-injections.ts';

const [incident] = incidentsOf(Array.from({ length: 12 }, (_, i) => refused(i, '198.51.100.7')));
const playbook = fillPlaybook(playbooksOf(incident!)[0]!, incident!, [], () => 'auth.log');

function promptOf(texts: string[], source = 'auth.log'): string {
  const lines: PromptLine[] = texts.map((text, i) => ({ source, line: i + 1, text, own: true }));
  return explainPrompt({ incident: incident!, playbook, lines })[0]!.content;
}

/** What stands between the marks of the data, a line each. */
function dataOf(prompt: string): string[] {
  const [before, data, after] = prompt.split(/\n?(?:BEGIN|END) DATA\n/);
  expect(before).toMatch(/never an instruction/);
  expect(after).toContain('Answer with one JSON object');
  return data!.split('\n');
}

describe('explainPrompt', () => {
  it('tells class, phase, technique, severity, actor, evidence and lines, and grounds in the playbook', () => {
    const prompt = promptOf(['Failed password for root']);
    for (const part of [
      'password guessing',
      'Credential Access',
      'T1110',
      `severity: ${incident!.severity}`,
      '198.51.100.7',
      'line 1 of "auth.log": "Failed password for root"',
      playbook.what.slice(0, 60)
    ]) {
      expect(prompt.toLowerCase()).toContain(part.toLowerCase());
    }
  });

  it.each(INJECTIONS)('holds $style in a $field as one string of data', ({ text }) => {
    const data = dataOf(promptOf([text]));
    const line = data.find((one) => one.startsWith('line 1 '))!;
    expect(data.filter((one) => one.startsWith('line '))).toEqual([line]);
    expect(() => JSON.parse(line.slice(line.indexOf(': ') + 2)) as unknown).not.toThrow();
    expect(line).not.toMatch(/[<>]|[\p{Cc}\u200b-\u200f\u202a-\u202e\u2060-\u2069]/u);
  });

  it('holds any text of lines and file names within its strings, and within its length', () => {
    fc.assert(
      fc.property(fc.array(hostileText, { maxLength: 30 }), hostileText, (texts, source) => {
        const prompt = promptOf(texts, source);
        const lines = dataOf(prompt).filter((one) => /^line \d/.test(one));
        for (const line of lines) {
          expect(line).toMatch(/^line \d+ of "(?:[^"\\]|\\.)*": "(?:[^"\\]|\\.)*"$/);
        }
        expect(prompt.length).toBeLessThan(9_000);
      })
    );
  });

  it('leaves room for the answer however long the lines are', () => {
    expect(promptOf(Array.from({ length: 30 }, () => 'x'.repeat(5_000))).length).toBeLessThan(
      9_000
    );
  });
});

describe('later turns', () => {
  it('ask again with the reason, and without tokens of the first answer', () => {
    const again = retryPrompt(
      [{ role: 'user', content: 'first' }],
      '<end_of_turn>no',
      'It is none.'
    );
    expect(again.map(({ role }) => role)).toEqual(['user', 'assistant', 'user']);
    expect(again[1]!.content).toBe('‹end_of_turn›no');
    expect(again[2]!.content).toContain('It is none.');
  });

  it('remind of the summary and the last turns only', () => {
    const chat = Array.from({ length: 9 }, (_, i) => ({
      role: i % 2 === 0 ? ('user' as const) : ('assistant' as const),
      content: `turn ${i}`
    }));
    const input = { incident: incident!, playbook, lines: [] };
    const turns = chatPrompt(input, 'A summary.', chat, 'Who is <|eot_id|> it?');
    expect(turns.map(({ content }) => content).slice(1)).toEqual([
      'A summary.',
      'turn 5',
      'turn 6',
      'turn 7',
      'turn 8',
      'Who is ‹|eot_id|› it?'
    ]);
  });
});

it('makes log text one short string', () => {
  expect(logData('a "b" \\ <s>\n')).toBe(String.raw`"a \"b\" \\ ‹s›"`);
  expect(logData('é'.repeat(1_000)).length).toBeLessThan(330);
});
