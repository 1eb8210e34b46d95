import { lazyTest } from './lazy.ts';
import { type Assertion, isWordCode, parseRegex } from './parse.ts';
import { type Instruction, programOf } from './program.ts';

function holds(assertion: Assertion, text: string, at: number): boolean {
  if (assertion === 'start') return at === 0;
  if (assertion === 'end') return at === text.length;
  const before = at > 0 && isWordCode(text.charCodeAt(at - 1));
  const after = at < text.length && isWordCode(text.charCodeAt(at));
  return (before !== after) === (assertion === 'boundary');
}

/** Places in the program that are alive at one position of the text, each once. */
class Threads {
  readonly list: number[] = [];
  readonly #seen: Uint32Array;
  #generation = 0;

  constructor(readonly program: readonly Instruction[]) {
    this.#seen = new Uint32Array(program.length);
  }

  clear(): void {
    this.list.length = 0;
    this.#generation++;
  }

  /** Adds a place and all that are reached from it without a character; true when one is the end. */
  add(from: number, text: string, at: number): boolean {
    const stack = [from];
    for (let place = stack.pop(); place !== undefined; place = stack.pop()) {
      if (this.#seen[place] === this.#generation) continue;
      this.#seen[place] = this.#generation;
      const instruction = this.program[place]!;
      if (instruction.op === 'match') return true;
      if (instruction.op === 'char') this.list.push(place);
      else if (instruction.op === 'jump') stack.push(instruction.to);
      else if (instruction.op === 'split') stack.push(instruction.or, instruction.to);
      else if (holds(instruction.assertion, text, at)) stack.push(place + 1);
    }
    return false;
  }
}

/** Runs all alternatives side by side. */
function sideBySideTest(program: readonly Instruction[]): (text: string) => boolean {
  let now = new Threads(program);
  let next = new Threads(program);
  return (text) => {
    now.clear();
    for (let at = 0; ; at++) {
      if (now.add(0, text, at)) return true;
      if (at >= text.length) return false;
      next.clear();
      const code = text.charCodeAt(at);
      for (const place of now.list) {
        const step = program[place]!;
        if (step.op === 'char' && step.set(code) && next.add(place + 1, text, at + 1)) return true;
      }
      [now, next] = [next, now];
    }
  };
}

/**
 * A test for a regular expression anywhere in a text. It follows all alternatives at once (Thompson's
 * construction, CACM 11(6), 1968), so its time is at most text length times expression length: rules are
 * what a user found somewhere, and none of them can hang a scan.
 * @throws UnsupportedRegex
 */
export function regexTest(source: string, ignoreCase: boolean): (text: string) => boolean {
  const program = programOf(parseRegex(source, ignoreCase));
  const looksAround = program.some(
    (step) => step.op === 'assert' && step.assertion !== 'start' && step.assertion !== 'end'
  );
  return looksAround ? sideBySideTest(program) : lazyTest(program);
}
