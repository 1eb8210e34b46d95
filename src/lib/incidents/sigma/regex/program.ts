import { type Assertion, type CharSet, type Node, UnsupportedRegex } from './parse.ts';

/** A step of the automaton that an expression becomes. */
export type Instruction =
  | { op: 'char'; set: CharSet }
  | { op: 'assert'; assertion: Assertion }
  | { op: 'split'; to: number; or: number }
  | { op: 'jump'; to: number }
  | { op: 'match' };

/** Instructions of one expression; a rule's have some dozens. */
const MAX_PROGRAM = 2_000;

/**
 * The program of an expression; its last instruction is the match.
 * @throws UnsupportedRegex when it is too long
 */
export function programOf(node: Node): Instruction[] {
  const program: Instruction[] = [];
  compile(node, program);
  program.push({ op: 'match' });
  return program;
}

function compile(node: Node, program: Instruction[]): void {
  if (program.length > MAX_PROGRAM) throw new UnsupportedRegex('too many repeats');
  switch (node.kind) {
    case 'char':
      program.push({ op: 'char', set: node.set });
      break;
    case 'assert':
      program.push({ op: 'assert', assertion: node.assertion });
      break;
    case 'sequence':
      for (const part of node.parts) compile(part, program);
      break;
    case 'either':
      compileEither(node.options, program);
      break;
    case 'repeat':
      compileRepeat(node, program);
      break;
  }
}

function compileEither(options: readonly Node[], program: Instruction[]): void {
  const ends: { op: 'jump'; to: number }[] = [];
  options.forEach((option, i) => {
    if (i === options.length - 1) return compile(option, program);
    const split = { op: 'split' as const, to: program.length + 1, or: 0 };
    program.push(split);
    compile(option, program);
    const end = { op: 'jump' as const, to: 0 };
    program.push(end);
    ends.push(end);
    split.or = program.length;
  });
  for (const end of ends) end.to = program.length;
}

function compileRepeat(
  { part, least, most }: Extract<Node, { kind: 'repeat' }>,
  program: Instruction[]
): void {
  for (let i = 0; i < least; i++) compile(part, program);
  if (most === Infinity) {
    const split = { op: 'split' as const, to: program.length + 1, or: 0 };
    const start = program.push(split) - 1;
    compile(part, program);
    program.push({ op: 'jump', to: start });
    split.or = program.length;
    return;
  }
  const splits: { or: number }[] = [];
  for (let i = least; i < most; i++) {
    const split = { op: 'split' as const, to: program.length + 1, or: 0 };
    program.push(split);
    splits.push(split);
    compile(part, program);
  }
  for (const split of splits) split.or = program.length;
}
