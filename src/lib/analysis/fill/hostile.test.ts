import { execFileSync } from 'node:child_process';
import { mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { incidentsOf, refused } from '../../incidents/test-lines.ts';
import { PLAYBOOKS } from '../playbooks/all.ts';
import { PLACEHOLDER, type Placeholder, PLACEHOLDERS } from '../playbooks/placeholders.ts';
import { fillCommand, fillPlaybook } from './fill.ts';
import { cleanValue } from './shell-word.ts';
import { hostileText } from './test-hostile.ts';
import type { Values } from './values.ts';

const templates = [
  ...new Set(
    PLAYBOOKS.flatMap(({ check, contain, eradicate }) => [...check, ...contain, ...eradicate])
      .flatMap(({ run = [] }) => run)
      .filter((command) => command.match(PLACEHOLDER))
  )
];

/** A command's parts between pipes and redirections, those that hold placeholders. */
function parts(template: string): string[] {
  const masked = template.replace(/'[^']*'/g, (text) => '_'.repeat(text.length));
  const borders = [...masked.matchAll(/ (?:2?>|<|\||&&) /g)];
  const ends = [...borders.map(({ index }) => index), template.length];
  const starts = [0, ...borders.map(({ index, 0: border }) => index + border.length)];
  return starts
    .map((start, i) => template.slice(start, ends[i]).replace(/ 2>\/dev\/null$/, ''))
    .filter((part) => part.match(PLACEHOLDER));
}

/** A value for every placeholder. */
const hostileValues = fc
  .tuple(...Object.keys(PLACEHOLDERS).map(() => hostileText))
  .map(
    (texts) =>
      Object.fromEntries(Object.keys(PLACEHOLDERS).map((key, i) => [key, texts[i]!])) as Values
  );

let folder: string;
beforeAll(() => (folder = mkdtempSync(join(tmpdir(), 'playbook-'))));
afterAll(() => rmSync(folder, { recursive: true }));

/** Arguments that a shell without programs hands to each command, which is given as a template. */
function run(commands: readonly string[]): string[][] {
  const script = commands
    .map((text) => `set -- ${text}\nprintf '%s\\0' "$@"\nprintf '\\n\\0'`)
    .join('\n');
  const output = execFileSync('/bin/sh', ['-c', script], {
    cwd: folder,
    env: { PATH: '/nonexistent' },
    stdio: ['ignore', 'pipe', 'ignore'],
    maxBuffer: 64_000_000
  });
  return output
    .toString()
    .split('\n\0')
    .slice(0, -1)
    .map((text) => text.split('\0').slice(0, -1));
}

describe('commands with hostile values', () => {
  it('stay the commands that they were, word for word', () => {
    // Globs of templates find nothing in an empty folder, and stay; `$( )` finds no program.
    const heads = [...new Set(templates.flatMap(parts))];
    expect(heads.length).toBeGreaterThan(60);
    fc.assert(
      fc.property(
        hostileValues,
        fc.array(hostileText, { minLength: 1, maxLength: 3 }),
        (values, names) => {
          const shownNames = names.map(cleanValue).filter((name) => name !== '');
          const plain = run(
            heads.map((head) => head.replace(PLACEHOLDER, (_, key: string) => `@${key}@`))
          );
          const hostile = run(heads.map((head) => fillCommand(head, values, names).text));
          const expected = plain.map((words) =>
            words.flatMap((word) => {
              if (word === '@sources@') return shownNames.length > 0 ? shownNames : ['LOGFILE'];
              const key = /^(?:.*=|.*\/)?@(\w+)@/.exec(word)?.[1] as
                Exclude<Placeholder, 'sources'> | undefined;
              if (key === undefined) return [word];
              const value = key === 'pid' ? '' : cleanValue(values[key] ?? '');
              const shown = value || PLACEHOLDERS[key];
              return [word.replace(`@${key}@`, () => shown)];
            })
          );
          expect(hostile).toEqual(expected);
        }
      ),
      { numRuns: 60 }
    );
    expect(readdirSync(folder)).toEqual([]);
  });

  it('run nothing of what an incident brings, and stay on one line', () => {
    const [incident] = incidentsOf(
      Array.from({ length: 12 }, (_, i) => refused(i, '198.51.100.7'))
    );
    fc.assert(
      fc.property(hostileText, hostileText, hostileText, (actor, name, text) => {
        const hostile = { ...incident!, actor };
        const line = {
          source: name,
          line: 1,
          text: `Nov 20 10:00:00 gate sudo: ${text} : TTY=pts/0 ; COMMAND=${text}`
        };
        const commands = PLAYBOOKS.flatMap((playbook) => {
          const filled = fillPlaybook(playbook, hostile, [line], () => name);
          return [...filled.check, ...filled.contain, ...filled.eradicate].flatMap(
            ({ run }) => run
          );
        }).map(({ text }) => text);
        expect(commands.filter((command) => /\p{Cc}|\p{Zl}|\p{Zp}/u.test(command))).toEqual([]);
        // Without programs a command does nothing; what breaks out of its quotes leaves a file.
        const script = [...new Set(commands)].join('\n');
        execFileSync('/bin/sh', ['-c', `${script}\n:`], {
          cwd: folder,
          env: { PATH: '/nonexistent' },
          input: '',
          stdio: ['pipe', 'ignore', 'ignore']
        });
      }),
      { numRuns: 40 }
    );
    expect(readdirSync(folder)).not.toContain('pwned');
  });
});
