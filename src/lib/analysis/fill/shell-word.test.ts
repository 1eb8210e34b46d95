import { execFileSync } from 'node:child_process';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { hostileText } from './test-hostile.ts';
import { cleanValue, shellWord } from './shell-word.ts';

/** What a POSIX shell makes of some words: the arguments of a command. */
function argumentsOf(words: readonly string[]): string[] {
  const script = `printf '%s\\0' ${words.join(' ')}`;
  return execFileSync('sh', ['-c', script]).toString().split('\0').slice(0, -1);
}

describe('shellWord', () => {
  it('is read by a shell as one argument, the value itself', () => {
    fc.assert(
      fc.property(fc.array(hostileText, { minLength: 1, maxLength: 40 }), (values) => {
        expect(argumentsOf(values.map(shellWord))).toEqual(values.map(cleanValue));
      }),
      { numRuns: 150 }
    );
  });

  it.each([
    ['198.51.100.7', '198.51.100.7'],
    ['2001:db8::7', '2001:db8::7'],
    ["x'; touch pwned; '", "'x'\\''; touch pwned; '\\'''"],
    ['-rf', "'-rf'"],
    ['~root', "'~root'"],
    ['a=b', "'a=b'"],
    ['', "''"]
  ])('of %s is %s', (value, word) => {
    expect(shellWord(value)).toBe(word);
  });

  it('leaves out what steers a terminal or hides text, and is no longer than 256 characters', () => {
    expect(shellWord('a\n\r\u0000\u001b[31m\u202eb\u200b\u2028c\u009b\ud800')).toBe("'a[31mbc'");
    expect(cleanValue('x'.repeat(5_000_000))).toHaveLength(256);
    expect([...cleanValue('😀'.repeat(1_000))]).toHaveLength(256);
  });
});
