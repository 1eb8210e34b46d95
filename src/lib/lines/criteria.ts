import { InsytError } from '../base/error.ts';
import { classOfByte, isUnsureByte } from '../db/class-byte.ts';
import type { ParsedLine } from '../formats/format.ts';
import { BENIGN } from '../detectors/taxonomy.ts';

/** Which lines are looked for; a line must meet all of them. */
export interface LineCriteria {
  /** What stands in the line; empty for anything. */
  text: string;
  /** True to read {@link text} as a regular expression. */
  regex: boolean;
  matchCase: boolean;
  /** What the line was judged to be: one class by its id, or several together. */
  verdict: 'any' | 'threat' | 'unsure' | 'benign' | number;
  /** Least probability of being a threat, 0..1. */
  minThreat: number;
  /** Part of the actor's name, in any case; empty for all. */
  actor: string;
  /** Ms since the epoch, the first included and the last not; lines without a time are in no range. */
  from: number | null;
  to: number | null;
}

/** Whether the criteria can only be answered by the lines' text, and not by their verdicts alone. */
export function needsText({ text, actor, from, to }: LineCriteria): boolean {
  return text !== '' || actor.trim() !== '' || from !== null || to !== null;
}

/** A test of a line by its two stored bytes (`db/class-byte.ts`, confidence 0..255). */
export function verdictTest({
  verdict,
  minThreat
}: LineCriteria): (byte: number, confidence: number) => boolean {
  const least = Math.round(minThreat * 255);
  return (byte, confidence) => {
    const unsure = isUnsureByte(byte);
    const benign = !unsure && byte === BENIGN;
    const detected = !unsure && !benign;
    // What is stored of a line that is no detection is how sure it is to be benign.
    if ((detected ? confidence : 255 - confidence) < least) return false;
    if (verdict === 'any') return true;
    if (verdict === 'unsure') return unsure;
    if (verdict === 'benign') return benign;
    return detected && (verdict === 'threat' || classOfByte(byte) === verdict);
  };
}

/**
 * A test of a line's text; null where any will do. A regular expression runs in the engine of the
 * browser, and may take for ever: its caller must be able to end it.
 * @throws InsytError `bad-regex` with what is wrong in it
 */
export function textTest({
  text,
  regex,
  matchCase
}: LineCriteria): ((line: string) => boolean) | null {
  if (text === '') return null;
  if (!regex && matchCase) return (line) => line.includes(text);
  const source = regex ? text : text.replace(/[\\^$.*+?()[\]{}|/]/g, '\\$&');
  const expression = compiled(source, matchCase ? '' : 'i');
  return (line) => expression.test(line);
}

function compiled(source: string, flags: string): RegExp {
  try {
    return new RegExp(source, flags);
  } catch (error) {
    throw new InsytError(
      'bad-regex',
      `The search is no valid regular expression: ${(error as Error).message}.`,
      'Correct it, or search for it as plain text.',
      error
    );
  }
}

/** A test of a line taken apart; null where any will do. */
export function parsedTest({
  actor,
  from,
  to
}: LineCriteria): ((line: ParsedLine) => boolean) | null {
  const part = actor.trim().toLowerCase();
  if (part === '' && from === null && to === null) return null;
  const first = from ?? -Infinity;
  const end = to ?? Infinity;
  const anyTime = from === null && to === null;
  return (line) => {
    if (part !== '' && !(line.actor ?? '').toLowerCase().includes(part)) return false;
    return anyTime || (line.time !== null && line.time >= first && line.time < end);
  };
}
