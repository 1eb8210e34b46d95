import { UnsupportedRule } from './unsupported.ts';
import type { Predicate } from './value.ts';

/** Depth of brackets and `not`, so that reading cannot overflow the stack. */
const MAX_DEPTH = 50;

class ConditionParser {
  readonly #tokens: string[];
  #at = 0;
  #depth = 0;

  constructor(
    text: string,
    readonly selections: ReadonlyMap<string, Predicate>
  ) {
    this.#tokens = text.match(/[()|]|[^\s()|]+/g) ?? [];
  }

  parse(): Predicate {
    if (this.#tokens.includes('|')) throw new UnsupportedRule('an aggregation in the condition');
    const test = this.#or();
    const rest = this.#tokens[this.#at];
    if (rest !== undefined) throw new UnsupportedRule(`"${rest}" where the condition should end`);
    return test;
  }

  #or(): Predicate {
    const options = [this.#and()];
    while (this.#take('or')) options.push(this.#and());
    return options.length === 1 ? options[0]! : (fields) => options.some((test) => test(fields));
  }

  #and(): Predicate {
    const parts = [this.#not()];
    while (this.#take('and')) parts.push(this.#not());
    return parts.length === 1 ? parts[0]! : (fields) => parts.every((test) => test(fields));
  }

  #not(): Predicate {
    if (++this.#depth > MAX_DEPTH) throw new UnsupportedRule('a condition nested too deep');
    const test = this.#take('not') ? negated(this.#not()) : this.#atom();
    this.#depth--;
    return test;
  }

  #atom(): Predicate {
    if (this.#take('(')) {
      const test = this.#or();
      if (!this.#take(')')) throw new UnsupportedRule('a bracket that does not close');
      return test;
    }
    const token = this.#tokens[this.#at++];
    if (token === undefined) throw new UnsupportedRule('a condition that ends too early');
    if (/^(?:1|any|all)$/i.test(token) && this.#take('of')) return this.#quantified(token);
    const selection = this.selections.get(token);
    if (selection === undefined) {
      throw new UnsupportedRule(`"${token}" in the condition, which is no selection`);
    }
    return selection;
  }

  #quantified(count: string): Predicate {
    const pattern = this.#tokens[this.#at++] ?? '';
    const parts = pattern.split('*');
    const names = [...this.selections.keys()].filter((name) =>
      // Names that start with an underscore are left out of `them` (Sigma 2.0).
      pattern.toLowerCase() === 'them' ? !name.startsWith('_') : fits(name, parts)
    );
    if (names.length === 0) throw new UnsupportedRule(`"of ${pattern}", which fits no selection`);
    const tests = names.map((name) => this.selections.get(name)!);
    return count.toLowerCase() === 'all'
      ? (fields) => tests.every((test) => test(fields))
      : (fields) => tests.some((test) => test(fields));
  }

  #take(token: string): boolean {
    if (this.#tokens[this.#at]?.toLowerCase() !== token) return false;
    this.#at++;
    return true;
  }
}

function negated(test: Predicate): Predicate {
  return (fields) => !test(fields);
}

/** Whether a name is `parts` with any text between them. */
function fits(name: string, parts: readonly string[]): boolean {
  const [start = '', ...rest] = parts;
  if (rest.length === 0) return name === start;
  const end = rest.pop()!;
  if (!name.startsWith(start) || !name.endsWith(end)) return false;
  let at = start.length;
  for (const part of rest) {
    const found = name.indexOf(part, at);
    if (found < 0) return false;
    at = found + part.length;
  }
  return at <= name.length - end.length;
}

/**
 * The test of a condition: selections with `and`, `or`, `not`, brackets, `1 of x*`, `all of x*`, `… of them`.
 * @throws UnsupportedRule
 */
export function parseCondition(
  text: string,
  selections: ReadonlyMap<string, Predicate>
): Predicate {
  return new ConditionParser(text, selections).parse();
}
