import { PLACEHOLDER, PLACEHOLDERS } from './placeholders.ts';
import type { Playbook, Step } from './playbook.ts';
import { TACTICS } from '../../detectors/tactics.ts';

/** Characters of a sentence or paragraph that somebody in a hurry still reads. */
const LONGEST_TEXT = 420;
const LONGEST_COMMAND = 240;

/** Placeholders whose values no attacker chooses the form of: times that we write, and our own words. */
const SAFE: ReadonlySet<string> = new Set(['since', 'until', 'iptables', 'pid', 'address']);

/**
 * What may stand before a value from a log: `--` that ends the options, an option that takes a value, or
 * `name=`. Else a value such as `-rf` would be read as an option.
 */
const OPERAND = / -- (?:\S+ )*$|(?:^| )-{1,2}[A-Za-z][A-Za-z-]* $|[A-Za-z_]=$/;

function isQuoted(before: string): boolean {
  let quote = '';
  for (const char of before) {
    if (quote === '' && (char === '"' || char === "'")) quote = char;
    else if (char === quote) quote = '';
  }
  return quote !== '';
}

function commandProblems(command: string): string[] {
  const problems: string[] = [];
  if (command.length > LONGEST_COMMAND) problems.push('is too long');
  if (/[\r\n]/.test(command)) problems.push('has more than one line');
  for (const [, word] of command.matchAll(/\{([a-z]+)\}/g)) {
    if (!Object.hasOwn(PLACEHOLDERS, word!)) problems.push(`has the unknown {${word}}`);
  }
  for (const match of command.matchAll(PLACEHOLDER)) {
    const before = command.slice(0, match.index);
    const after = command.slice(match.index + match[0].length);
    const key = match[1]!;
    const isPath = key === 'pid' && before.endsWith('/');
    if (key === 'host') problems.push('has {host}, which may be several words');
    if (isQuoted(before)) problems.push(`has {${key}} in quotes`);
    if (!isPath && !/(?:^|[ =])$/.test(before)) problems.push(`has {${key}} within a word`);
    if (!isPath && !/^(?:$|[ )])/.test(after)) problems.push(`has {${key}} within a word`);
    if (!SAFE.has(key) && !OPERAND.test(before)) problems.push(`takes {${key}} for an option`);
  }
  return problems.map((problem) => `"${command}" ${problem}`);
}

function textProblems(what: string, text: string): string[] {
  const isSentence = /^\p{Lu}|^\{/u.test(text) && /[.?!)]$/.test(text);
  return [
    ...(isSentence ? [] : [`${what} is no sentence: ${text}`]),
    ...(text.length > LONGEST_TEXT ? [`${what} is too long: ${text}`] : [])
  ];
}

function stepProblems(what: string, steps: readonly Step[]): string[] {
  if (steps.length === 0) return [`${what} has no step`];
  return steps.flatMap(({ text, run = [] }) => [
    ...textProblems(what, text),
    ...run.flatMap(commandProblems)
  ]);
}

function attackProblems(attack: Playbook['attack']): string[] {
  if (attack === null) return [];
  return [
    ...(/^T\d{4}(?:\.\d{3})?$/.test(attack.id) ? [] : [`${attack.id} is no technique`]),
    ...(attack.technique === '' ? ['technique has no name'] : []),
    ...(Object.hasOwn(TACTICS, attack.tactic) ? [] : [`${attack.tactic} is no tactic`])
  ];
}

/**
 * What is wrong with a playbook, in sentences that begin with its name; none when all is well. It holds
 * texts to be sentences of a length that is read, and commands to one line in which each placeholder is
 * a word of its own, outside quotes, where no value can be taken for an option.
 */
export function playbookProblems(playbook: Playbook): string[] {
  const { name, family, title, what, why, check, files, contain, eradicate, falseAlarm } = playbook;
  return [
    ...(family === '' || title === '' ? ['lacks a family or title'] : []),
    ...textProblems('what', what),
    ...textProblems('why', why),
    ...stepProblems('check', check),
    ...stepProblems('contain', contain),
    ...stepProblems('eradicate', eradicate),
    ...(check.some(({ run }) => run !== undefined) ? [] : ['check has no command']),
    ...(files.length === 0 ? ['names no file'] : []),
    ...(falseAlarm.length < 2 ? ['tells too little of false alarms'] : []),
    ...falseAlarm.flatMap((text) => textProblems('falseAlarm', text)),
    ...attackProblems(playbook.attack)
  ].map((problem) => `${name}: ${problem}`);
}
