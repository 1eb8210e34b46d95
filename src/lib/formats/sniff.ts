import { audit } from './audit.ts';
import { dnsmasq } from './dnsmasq.ts';
import { exim } from './exim.ts';
import type { Format, ParseContext, ParsedLine } from './format.ts';
import { jsonLines } from './json-lines.ts';
import { metricbeat } from './metricbeat.ts';
import { openvpn } from './openvpn.ts';
import { rfc5424 } from './rfc5424.ts';
import { syslog } from './syslog.ts';
import { text } from './text.ts';
import { webAccess } from './web-access.ts';
import { apacheError, nginxError } from './web-error.ts';

/** Lines that decide a source's format. */
const SAMPLE = 200;

const plain: readonly Format[] = [
  webAccess,
  apacheError,
  nginxError,
  audit,
  rfc5424,
  dnsmasq,
  syslog,
  exim,
  openvpn
];

/** The formats that refuse lines which are not theirs, the more specific first. */
const strict: readonly Format[] = [metricbeat, jsonLines(plain), ...plain];

/** All formats, the more specific first; the last takes any line. */
export const formats: readonly Format[] = [...strict, text];

/** The format with a stored or printed id; null for an unknown id. */
export function formatById(id: string): Format | null {
  return formats.find((format) => format.id === id) ?? null;
}

/** For telling formats apart alone: no time read with it leaves this module. */
const anyContext: ParseContext = { reference: 0, offsetAt: () => 0 };

/**
 * The format of a source by its content: the one that takes most of the first 200 lines that are
 * not empty, and at least half of them; `text` where none does.
 */
export function sniff(lines: readonly string[]): Format {
  const sample: string[] = [];
  for (const line of lines) {
    if (line.trim() !== '') sample.push(line);
    if (sample.length === SAMPLE) break;
  }
  let best: Format = text;
  let most = 0;
  for (const format of strict) {
    const taken = sample.filter((line) => format.parse(line, anyContext) !== null).length;
    if (taken > most && taken * 2 >= sample.length) {
      best = format;
      most = taken;
    }
  }
  return best;
}

/** A line taken apart, and by which format. */
export interface FormattedLine {
  parsed: ParsedLine;
  format: Format;
}

/**
 * A function that takes lines of one source apart: with the format that took the last line, which
 * at first is the sniffed `format`; else with the first that takes it; else as text. So a paste of
 * several logs is read whole.
 */
export function createParser(
  format: Format,
  context: ParseContext
): (line: string) => FormattedLine {
  let current = format;
  return (line) => {
    const parsed = current === text ? null : current.parse(line, context);
    if (parsed !== null) return { parsed, format: current };
    for (const other of strict) {
      if (other === current) continue;
      const taken = other.parse(line, context);
      if (taken !== null) {
        current = other;
        return { parsed: taken, format: other };
      }
    }
    return { parsed: text.parse(line, context), format: text };
  };
}
