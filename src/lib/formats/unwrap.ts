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
    // Access lines carry year and zone, which a syslog header lacks; other lines may lack them.
    const time = parsed.web === null ? (outer.time ?? parsed.time) : (parsed.time ?? outer.time);
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
