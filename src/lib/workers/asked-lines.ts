import { localOffsetAt } from '../base/time.ts';
import type { LogLine } from '../detectors/log-line/input.ts';
import { createParser, formatById, sniff } from '../formats/sniff.ts';
import type { AskedLine } from './protocol.ts';

/** Takes lines apart as a scan of their source does; the time that they tell means nothing here. */
export function askedLines(lines: readonly AskedLine[]): LogLine[] {
  const context = { reference: Date.now(), offsetAt: localOffsetAt };
  return lines.map(({ text, format }) => {
    const known = format === null ? null : formatById(format);
    return { ...createParser(known ?? sniff([text]), context)(text).parsed, text };
  });
}
