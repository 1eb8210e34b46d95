import type { Format, ParseContext, ParsedLine } from './format.ts';

/**
 * Takes a message apart that is itself a line of one of the `inner` formats, as where a web server
 * logs through syslog or Docker wraps what a program prints. The line around it fills what the
 * inner one lacks; `outer` as it is where no inner format takes the message.
 */
export function unwrap(
  outer: ParsedLine,
  inner: readonly Format[],
  context: ParseContext
): ParsedLine {
  for (const format of inner) {
    const parsed = format.parse(outer.message, context);
    if (parsed === null) continue;
    // Access lines and audit records tell the moment, a syslog header lacks the year and the zone.
    const exact = parsed.web !== null || format.id === 'audit';
    const time = exact ? (parsed.time ?? outer.time) : (outer.time ?? parsed.time);
    return {
      ...parsed,
      time,
      host: parsed.host ?? outer.host,
      program: parsed.program ?? outer.program,
      actor: parsed.actor ?? outer.actor
    };
  }
  return outer;
}
