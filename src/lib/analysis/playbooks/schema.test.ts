import { describe, expect, it } from 'vitest';
import { playbookOf } from './all.ts';
import { playbookProblems } from './schema.ts';

const good = playbookOf('login_bruteforce');
const withCommand = (command: string) =>
  playbookProblems({ ...good, check: [{ text: 'Look.', run: [command] }] });

describe('playbookProblems', () => {
  it('finds nothing wrong with what is right', () => {
    expect(playbookProblems(good)).toEqual([]);
    expect(withCommand("grep -F -e {actor} -- {sources} | awk '{print $1}'")).toEqual([]);
    expect(withCommand('find / -name x -exec ls {} +')).toEqual([]);
  });

  it.each([
    ['id {user}', 'takes {user} for an option'],
    ['id -- x{user}', 'within a word'],
    ['id -- {user}x', 'within a word'],
    ["id -- '{user}'", 'in quotes'],
    ['echo "$(id -- {user})"', 'in quotes'],
    ['id -- {usr}', 'unknown {usr}'],
    ['id\nls', 'more than one line']
  ])('finds what is wrong with %s', (command, problem) => {
    expect(withCommand(command).join()).toContain(problem);
  });

  it('finds what is missing', () => {
    expect(playbookProblems({ ...good, contain: [] })).toHaveLength(1);
    expect(playbookProblems({ ...good, falseAlarm: ['One.'] })).toHaveLength(1);
    expect(playbookProblems({ ...good, attack: { ...good.attack!, id: 'T1' } })).toHaveLength(1);
    expect(playbookProblems({ ...good, what: 'no sentence' })).toHaveLength(1);
  });
});
