import { regexTest } from './regex/automaton.ts';
import { UnsupportedRegex } from './regex/parse.ts';
import { inNetwork } from './network.ts';
import type { LineFields } from './fields.ts';
import { UnsupportedRule } from './unsupported.ts';

/** Whether a line meets a part of a rule. */
export type Predicate = (fields: LineFields) => boolean;

/** Longest pattern or expression, in characters. */
const MAX_PATTERN = 2_000;

const PLACES = ['contains', 'startswith', 'endswith'] as const;

/** A pattern with wildcards: literal parts, and between them `*` (any text) or `?` (any character). */
type Glob = (string | typeof ANY | typeof ONE)[];
const ANY = Symbol('*');
const ONE = Symbol('?');

/** Reads Sigma's escapes: `\*`, `\?` and `\\` are plain; another backslash stands for itself. */
function readGlob(pattern: string): Glob {
  const glob: Glob = [];
  let literal = '';
  const flush = () => {
    if (literal !== '') glob.push(literal);
    literal = '';
  };
  for (let i = 0; i < pattern.length; i++) {
    const char = pattern[i]!;
    if (char === '\\' && /[*?\\]/.test(pattern[i + 1] ?? '')) literal += pattern[++i]!;
    else if (char === '*' || char === '?') {
      flush();
      glob.push(char === '*' ? ANY : ONE);
    } else literal += char;
  }
  flush();
  return glob;
}

/** Whether a text is the glob as a whole; remembers the last `*` alone, so the time is bounded. */
function matchesGlob(glob: Glob, text: string): boolean {
  let at = 0;
  let part = 0;
  let back: { part: number; at: number } | null = null;
  while (at < text.length || part < glob.length) {
    const want = glob[part];
    if (want === ANY) {
      back = { part: ++part, at };
      continue;
    }
    if (want === ONE && at < text.length) {
      at++;
      part++;
      continue;
    }
    if (typeof want === 'string' && text.startsWith(want, at)) {
      at += want.length;
      part++;
      continue;
    }
    if (back === null || back.at >= text.length) return false;
    at = ++back.at;
    part = back.part;
  }
  return true;
}

function textTest(value: string, place: (typeof PLACES)[number] | null): (text: string) => boolean {
  if (value.length > MAX_PATTERN)
    throw new UnsupportedRule('a value of more than 2,000 characters');
  const glob = readGlob(value.toLowerCase());
  const [only] = glob;
  if (glob.length <= 1 && typeof only !== 'symbol') {
    const plain = only ?? '';
    if (place === 'contains') return (text) => text.includes(plain);
    if (place === 'startswith') return (text) => text.startsWith(plain);
    if (place === 'endswith') return (text) => text.endsWith(plain);
    return (text) => text === plain;
  }
  const before: Glob = place === 'contains' || place === 'endswith' ? [ANY] : [];
  const after: Glob = place === 'contains' || place === 'startswith' ? [ANY] : [];
  const whole: Glob = [...before, ...glob, ...after];
  return (text) => matchesGlob(whole, text);
}

function regexOf(value: string, ignoreCase: boolean): (text: string) => boolean {
  if (value.length > MAX_PATTERN)
    throw new UnsupportedRule('a regex of more than 2,000 characters');
  try {
    return regexTest(value, ignoreCase);
  } catch (error) {
    if (!(error instanceof UnsupportedRegex)) throw error;
    throw new UnsupportedRule(`the regex ${value}, which has ${error.message}`);
  }
}

/** One value, which has to be text, a number or a truth value. */
function scalar(value: unknown, field: string): string {
  if (typeof value === 'string') return value;
  if (typeof value === 'number' || typeof value === 'boolean') return String(value);
  throw new UnsupportedRule(`a value of ${field || 'the keywords'} that is no text or number`);
}

function testOf(modifiers: readonly string[], value: unknown, field: string): Predicate {
  if (value === null) return (fields) => fields.get(field).length === 0;
  const text = scalar(value, field);
  if (modifiers.includes('re')) {
    const test = regexOf(text, modifiers.includes('i'));
    return (fields) => fields.raw(field).some(test);
  }
  if (modifiers.includes('cidr')) {
    const test = inNetwork(text);
    if (test === null) throw new UnsupportedRule(`${text}, which is no network`);
    return (fields) => fields.get(field).some(test);
  }
  // Keywords stand anywhere in the line.
  const place = field === '' ? 'contains' : (PLACES.find((one) => modifiers.includes(one)) ?? null);
  const test = textTest(text, place);
  return (fields) => fields.get(field).some(test);
}

const KNOWN: ReadonlySet<string> = new Set([...PLACES, 're', 'i', 'cidr', 'all']);

/**
 * The test for one entry of a selection.
 * @param key field name with modifiers, `c-uri|contains|all`; empty name for keywords
 * @throws UnsupportedRule
 */
export function fieldTest(key: string, value: unknown): Predicate {
  const [name = '', ...modifiers] = key.toLowerCase().split('|');
  const unknown = modifiers.find((modifier) => !KNOWN.has(modifier));
  if (unknown !== undefined) throw new UnsupportedRule(`the modifier ${unknown}`);
  const tests = (Array.isArray(value) ? value : [value]).map((one: unknown) =>
    testOf(modifiers, one, name)
  );
  if (tests.length === 0) throw new UnsupportedRule(`no value for ${key}`);
  return modifiers.includes('all')
    ? (fields) => tests.every((test) => test(fields))
    : (fields) => tests.some((test) => test(fields));
}
