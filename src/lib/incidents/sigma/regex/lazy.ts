import type { Instruction } from './program.ts';

/** Where the automaton can be at one position of a text, with the ways on that were taken before. */
interface State {
  /** Places that take a character. */
  threads: number[];
  /** True when a match ends here. */
  accepts: boolean;
  /** True when a match ends here if the text does. */
  acceptsAtEnd: boolean;
  /** By character code. */
  next: Map<number, State>;
  /** The same for ASCII, which most texts are. */
  ascii: (State | undefined)[];
}

/** States kept of one expression; with more, they are made anew, and a match takes longer. */
const MAX_STATES = 2_000;

/**
 * A test that remembers where each character led, so that most characters cost one look-up. For
 * programs without word boundaries, whose ways on depend on the current character alone.
 */
export function lazyTest(program: readonly Instruction[]): (text: string) => boolean {
  const states = new Map<string, State>();
  const start = stateOf([0], true);
  return (text) => {
    let state = start;
    for (let at = 0; at < text.length && !state.accepts; at++) {
      const code = text.charCodeAt(at);
      state = (code < 128 ? state.ascii[code] : state.next.get(code)) ?? follow(state, code);
    }
    return state.accepts || state.acceptsAtEnd;
  };

  function follow(state: State, code: number): State {
    const seeds = [0];
    for (const place of state.threads) {
      const step = program[place]!;
      if (step.op === 'char' && step.set(code)) seeds.push(place + 1);
    }
    const key = seeds.sort((a, b) => a - b).join();
    let next = states.get(key);
    if (next === undefined) {
      if (states.size >= MAX_STATES) forget();
      next = stateOf(seeds, false);
      states.set(key, next);
    }
    if (code < 128) state.ascii[code] = next;
    else state.next.set(code, next);
    return next;
  }

  function forget(): void {
    states.clear();
    // All others are reached from here.
    start.ascii = [];
    start.next.clear();
  }

  function stateOf(seeds: readonly number[], atStart: boolean): State {
    const { threads, matched } = closure(program, seeds, atStart, false);
    return {
      threads,
      accepts: matched,
      acceptsAtEnd: matched || closure(program, seeds, atStart, true).matched,
      next: new Map(),
      ascii: []
    };
  }
}

/** All places that are reached from some without a character. */
function closure(
  program: readonly Instruction[],
  seeds: readonly number[],
  atStart: boolean,
  atEnd: boolean
): { threads: number[]; matched: boolean } {
  const seen = new Set<number>();
  const stack = [...seeds];
  const threads: number[] = [];
  for (let place = stack.pop(); place !== undefined; place = stack.pop()) {
    if (seen.has(place)) continue;
    seen.add(place);
    const step = program[place]!;
    if (step.op === 'match') return { threads, matched: true };
    if (step.op === 'char') threads.push(place);
    else if (step.op === 'jump') stack.push(step.to);
    else if (step.op === 'split') stack.push(step.or, step.to);
    else if (step.assertion === 'start' ? atStart : atEnd) stack.push(place + 1);
  }
  return { threads, matched: false };
}
