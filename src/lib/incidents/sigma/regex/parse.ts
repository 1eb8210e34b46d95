/** Whether a UTF-16 code unit is in a set. */
export type CharSet = (code: number) => boolean;

/** What stands at a position without taking a character. */
export type Assertion = 'start' | 'end' | 'boundary' | 'no-boundary';

/** A regular expression as a tree. */
export type Node =
  | { kind: 'char'; set: CharSet }
  | { kind: 'assert'; assertion: Assertion }
  | { kind: 'sequence'; parts: Node[] }
  | { kind: 'either'; options: Node[] }
  /** `most` is Infinity where there is no bound. */
  | { kind: 'repeat'; part: Node; least: number; most: number };

/** Why an expression is not taken. */
export class UnsupportedRegex extends Error {}

/** Depth of groups, so that parsing cannot overflow the stack. */
const MAX_DEPTH = 50;
/** Most that a counted repeat may ask for; each is a copy. */
const MAX_COUNT = 255;

export function isWordCode(code: number): boolean {
  return (
    (code >= 48 && code <= 57) ||
    (code >= 65 && code <= 90) ||
    code === 95 ||
    (code >= 97 && code <= 122)
  );
}

const isDigitCode: CharSet = (code) => code >= 48 && code <= 57;
const isSpaceCode: CharSet = (code) =>
  code === 32 || (code >= 9 && code <= 13) || code === 0xa0 || code === 0xfeff;
const isLineEnd: CharSet = (code) => code === 10 || code === 13;

const not =
  (set: CharSet): CharSet =>
  (code) =>
    !set(code);

const CLASSES: Readonly<Record<string, CharSet>> = {
  d: isDigitCode,
  D: not(isDigitCode),
  w: isWordCode,
  W: not(isWordCode),
  s: isSpaceCode,
  S: not(isSpaceCode)
};

const CONTROLS: Readonly<Record<string, number>> = { n: 10, r: 13, t: 9, f: 12, v: 11, '0': 0 };

class Parser {
  #at = 0;
  #depth = 0;

  constructor(
    readonly source: string,
    readonly ignoreCase: boolean
  ) {}

  parse(): Node {
    const node = this.#either();
    if (this.#at < this.source.length) throw new UnsupportedRegex('a bracket too many');
    return node;
  }

  #either(): Node {
    const options = [this.#sequence()];
    while (this.#take('|')) options.push(this.#sequence());
    return options.length === 1 ? options[0]! : { kind: 'either', options };
  }

  #sequence(): Node {
    const parts: Node[] = [];
    while (this.#at < this.source.length && !/[|)]/.test(this.#peek())) {
      parts.push(this.#repeated(this.#atom()));
    }
    return { kind: 'sequence', parts };
  }

  #repeated(part: Node): Node {
    const bounds = this.#bounds();
    if (bounds === null) return part;
    // Lazy or greedy: whether there is a match does not depend on it.
    this.#take('?');
    if (this.#take('+')) throw new UnsupportedRegex('a possessive quantifier');
    return this.#repeated({ kind: 'repeat', part, ...bounds });
  }

  #bounds(): { least: number; most: number } | null {
    if (this.#take('*')) return { least: 0, most: Infinity };
    if (this.#take('+')) return { least: 1, most: Infinity };
    if (this.#take('?')) return { least: 0, most: 1 };
    const counted = /^\{(\d{1,9})(,?)(\d{0,9})\}/.exec(this.source.slice(this.#at, this.#at + 24));
    if (counted === null) return null;
    this.#at += counted[0].length;
    const least = Number(counted[1]);
    const most = counted[2] === '' ? least : counted[3] === '' ? Infinity : Number(counted[3]);
    if (least > MAX_COUNT || (most !== Infinity && most > MAX_COUNT)) {
      throw new UnsupportedRegex(`a repeat of more than ${MAX_COUNT}`);
    }
    return { least, most };
  }

  #atom(): Node {
    const char = this.#next();
    switch (char) {
      case '(':
        return this.#group();
      case '[':
        return this.#char(this.#bracket());
      case '.':
        return this.#char(not(isLineEnd));
      case '^':
        return { kind: 'assert', assertion: 'start' };
      case '$':
        return { kind: 'assert', assertion: 'end' };
      case '\\':
        return this.#escape();
      case '*':
      case '+':
      case '?':
        throw new UnsupportedRegex(`a quantifier (${char}) after nothing`);
      default:
        return this.#literal(char.charCodeAt(0));
    }
  }

  #group(): Node {
    if (++this.#depth > MAX_DEPTH) throw new UnsupportedRegex('groups nested too deep');
    if (this.#take('?')) {
      const named = /^(?:P?<[A-Za-z_]\w{0,63}>|:)/.exec(this.source.slice(this.#at, this.#at + 70));
      if (named === null) throw new UnsupportedRegex('a look-around or inline flag');
      this.#at += named[0].length;
    }
    const node = this.#either();
    if (!this.#take(')')) throw new UnsupportedRegex('a group that does not close');
    this.#depth--;
    return node;
  }

  #escape(): Node {
    if (this.#take('b')) return { kind: 'assert', assertion: 'boundary' };
    if (this.#take('B')) return { kind: 'assert', assertion: 'no-boundary' };
    const set = this.#escapedSet();
    return typeof set === 'number' ? this.#literal(set) : this.#char(set);
  }

  /** A class, or the code of one character. */
  #escapedSet(): CharSet | number {
    const char = this.#next();
    const known = CLASSES[char];
    if (known !== undefined) return known;
    if (/[1-9]/.test(char)) throw new UnsupportedRegex('a back-reference');
    if (char in CONTROLS) return CONTROLS[char]!;
    if (char === 'x' || char === 'u') {
      const digits = char === 'x' ? 2 : 4;
      const hex = this.source.slice(this.#at, this.#at + digits);
      if (!/^[\da-f]+$/i.test(hex) || hex.length < digits) {
        throw new UnsupportedRegex(`\\${char} without ${digits} hexadecimal digits`);
      }
      this.#at += digits;
      return parseInt(hex, 16);
    }
    if (/[A-Za-z]/.test(char)) throw new UnsupportedRegex(`the escape \\${char}`);
    return char.charCodeAt(0);
  }

  #bracket(): CharSet {
    const negated = this.#take('^');
    const sets: CharSet[] = [];
    for (let first = true; first || this.#peek() !== ']'; first = false) {
      const low = this.#bracketItem();
      if (typeof low !== 'number') {
        sets.push(low);
      } else if (this.#peek() === '-' && this.source[this.#at + 1] !== ']') {
        this.#at++;
        const high = this.#bracketItem();
        if (typeof high !== 'number' || high < low) throw new UnsupportedRegex('a range backwards');
        sets.push(this.#folded((code) => code >= low && code <= high));
      } else {
        sets.push(this.#folded((code) => code === low));
      }
    }
    this.#at++;
    const any: CharSet = (code) => sets.some((set) => set(code));
    return negated ? not(any) : any;
  }

  #bracketItem(): CharSet | number {
    const char = this.#next();
    if (char !== '\\') return char.charCodeAt(0);
    if (this.#take('b')) return 8;
    return this.#escapedSet();
  }

  #literal(wanted: number): Node {
    return this.#char(this.#folded((code) => code === wanted));
  }

  #char(set: CharSet): Node {
    return { kind: 'char', set };
  }

  #folded(set: CharSet): CharSet {
    if (!this.ignoreCase) return set;
    return (code) => {
      const char = String.fromCharCode(code);
      return set(char.toLowerCase().charCodeAt(0)) || set(char.toUpperCase().charCodeAt(0));
    };
  }

  #peek(): string {
    return this.source[this.#at] ?? '';
  }

  #next(): string {
    const char = this.source[this.#at++];
    if (char === undefined) throw new UnsupportedRegex('an end where something must follow');
    return char;
  }

  #take(char: string): boolean {
    if (this.source[this.#at] !== char) return false;
    this.#at++;
    return true;
  }
}

/**
 * Parses the regular part of the usual syntax: sets, groups, alternatives, repeats, `^ $ \b \B`.
 * @throws UnsupportedRegex for what an automaton cannot do (back-references, look-around), and errors
 */
export function parseRegex(source: string, ignoreCase: boolean): Node {
  return new Parser(source, ignoreCase).parse();
}
