import { digitsAt, epochToMilliseconds } from '../base/time.ts';
import { firstAddress } from './address.ts';
import { bsdStampAt } from './bsd-stamp.ts';
import type { Format, ParseContext, ParsedLine } from './format.ts';
import { ctimeStampAt, dayMonthYearStampAt, isoStampAt, stampTime } from './stamps.ts';

/** How far into a line a time stamp may begin. */
const HEAD = 64;

interface Found {
  time: number | null;
  start: number;
  end: number;
}

/** `audit(1170021601.342:295)`, or seconds or milliseconds since 1970 that start the line. */
function epoch(line: string): Found | null {
  const audit = /audit\((\d{10}\.\d{3}):\d{1,10}\)/.exec(line.slice(0, HEAD + 32));
  const start = /^(\d{10}(?:\.\d{1,9})?|\d{13})(?=[\s:,;\]])/.exec(line.slice(0, 24));
  const match = audit ?? start;
  if (match === null) return null;
  const time = epochToMilliseconds(Number(match[1]));
  return { time, start: match.index, end: match.index + match[0].length };
}

/** The first time stamp that begins in the line's first characters. */
function findStamp(line: string, context: ParseContext): Found | null {
  const last = Math.min(HEAD, line.length - 8);
  for (let at = 0; at <= last; at++) {
    const code = line.charCodeAt(at);
    if (code >= 48 && code <= 57) {
      // A digit before would make this the middle of a number.
      if (at > 0 && digitsAt(line, at - 1, 1) >= 0) continue;
      const stamp = isoStampAt(line, at) ?? dayMonthYearStampAt(line, at);
      if (stamp !== null) return { time: stampTime(stamp, context), start: at, end: stamp.end };
    } else if (code >= 65 && code <= 90) {
      const stamp = ctimeStampAt(line, at);
      if (stamp !== null) return { time: stampTime(stamp, context), start: at, end: stamp.end };
      const dated = bsdStampAt(line, at, context);
      if (dated !== null) return { ...dated, start: at };
    }
  }
  return epoch(line);
}

/** The line without a stamp that starts it, its brackets and the separators behind it. */
function withoutStamp(line: string, { start, end }: Found): string {
  const bracketed = start === 1 && line.startsWith('[') && line.charAt(end) === ']';
  if (start > 0 && !bracketed) return line;
  return line.slice(bracketed ? end + 1 : end).replace(/^[\s:,;|]+/, '');
}

function parse(line: string, context: ParseContext): ParsedLine {
  const found = findStamp(line, context);
  return {
    time: found?.time ?? null,
    host: null,
    program: null,
    actor: firstAddress(line),
    message: found === null ? line : withoutStamp(line, found),
    web: null
  };
}

/** A format that takes any line. */
interface LenientFormat extends Format {
  parse(line: string, context: ParseContext): ParsedLine;
}

/** Any other text: a time stamp near its start, and the first IP address as the actor. */
export const text: LenientFormat = {
  id: 'text',
  name: 'text',
  parse
};
