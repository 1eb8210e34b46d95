import { decodePercent } from '../../detectors/log-line/normalise/decode.ts';
import type { ParsedLine } from '../../formats/format.ts';
import type { Fact } from '../facts.ts';

/** What a rule is held against. */
export interface RuleLine {
  parsed: ParsedLine;
  /** The whole line. */
  text: string;
  fact: Fact | null;
}

/** Characters of a value that rules see. */
const MAX_VALUE = 4_000;

/** Sigma's names of a web request's fields (W3C extended log names, and what rules use beside them). */
const WEB: Readonly<Record<string, (web: NonNullable<ParsedLine['web']>) => string | null>> = {
  'cs-method': ({ method }) => method,
  'c-uri': ({ target }) => target,
  'cs-uri': ({ target }) => target,
  'cs-uri-stem': ({ target }) => target.split('?', 1)[0]!,
  'c-uri-stem': ({ target }) => target.split('?', 1)[0]!,
  'cs-uri-query': ({ target }) => queryOf(target),
  'c-uri-query': ({ target }) => queryOf(target),
  'sc-status': ({ status }) => String(status),
  'c-useragent': ({ agent }) => agent,
  'c-user-agent': ({ agent }) => agent,
  'cs-user-agent': ({ agent }) => agent,
  'cs(user-agent)': ({ agent }) => agent,
  'cs-referer': ({ referer }) => referer,
  'cs-referrer': ({ referer }) => referer,
  'cs(referer)': ({ referer }) => referer
};

const CLIENT: ReadonlySet<string> = new Set([
  'c-ip',
  'src_ip',
  'source_ip',
  'clientip',
  'ipaddress',
  'sourceip'
]);

/** Fields whose percent-encoding hides what a rule looks for. */
const ENCODED = /^(?:cs?-uri|cs-referr?er|cs\(referer\))/;

function queryOf(target: string): string | null {
  const mark = target.indexOf('?');
  return mark < 0 ? null : target.slice(mark + 1);
}

/** Linux audit prints what has blanks or quotes as hexadecimal digits, without quotes. */
function auditValue(quoted: string | undefined, bare: string | undefined, name: string): string {
  if (quoted !== undefined) return quoted;
  const value = bare ?? '';
  const text = /^(?:a\d+|exe|comm|name|cwd|proctitle|cmd|acct)$/.test(name);
  if (!text || value.length < 4 || value.length % 2 > 0 || !/^[\dA-F]+$/.test(value)) return value;
  return value.replace(/../g, (hex) => String.fromCharCode(parseInt(hex, 16)));
}

/** `name=value` and `name="value"` of an audit record, those in `msg='…'` included. */
function auditFields(text: string): Map<string, string> {
  const fields = new Map<string, string>();
  for (const [, name, quoted, bare] of text.matchAll(
    /\b([\w-]{1,32})=(?:"([^"]{0,2000})"|'?([^\s'"]{0,2000}))/g
  )) {
    const key = name!.toLowerCase();
    if (!fields.has(key)) fields.set(key, auditValue(quoted, bare, key));
  }
  return fields;
}

/** Whether a line is a record of Linux audit; a request may hold the same text. */
export function isAudit({ parsed, text }: RuleLine): boolean {
  return parsed.web === null && text.includes('msg=audit(');
}

/** The fields of one line by Sigma's names; each is computed when a rule first asks. */
export class LineFields {
  readonly #forms = new Map<string, readonly string[]>();
  readonly #lower = new Map<string, readonly string[]>();
  #audit: Map<string, string> | null = null;
  /** Whether something was asked for that the line's web request does not tell. */
  beyondRequest = false;

  constructor(readonly line: RuleLine) {}

  /**
   * Forms of a field's value: as logged, and decoded where that differs; none where the line has no such
   * field.
   * @param name in lower case; empty for the whole line
   */
  raw(name: string): readonly string[] {
    let forms = this.#forms.get(name);
    if (forms === undefined) {
      const value = this.#read(name)?.slice(0, MAX_VALUE);
      forms = value === undefined ? [] : formsOf(name, value);
      this.#forms.set(name, forms);
    }
    return forms;
  }

  /** The same in lower case. */
  get(name: string): readonly string[] {
    let forms = this.#lower.get(name);
    if (forms === undefined) {
      forms = this.raw(name).map((form) => form.toLowerCase());
      this.#lower.set(name, forms);
    }
    return forms;
  }

  #read(name: string): string | undefined {
    const { parsed, fact, text } = this.line;
    const web = WEB[name];
    if (web !== undefined) return (parsed.web && web(parsed.web)) ?? undefined;
    this.beyondRequest = true;
    if (name === '') return text;
    if (name === 'message') return parsed.message;
    if (CLIENT.has(name) || name === 'actor') return parsed.actor ?? undefined;
    if (name === 'host' || name === 'hostname') return parsed.host ?? undefined;
    if (name === 'program') return parsed.program ?? undefined;
    if (name === 'query') return fact?.kind === 'query' ? fact.name : undefined;
    if (name === 'record_type') return fact?.kind === 'query' ? fact.type : undefined;
    return this.#process(name);
  }

  #process(name: string): string | undefined {
    const { line } = this;
    const { fact } = line;
    if (fact?.kind === 'sudo') {
      if (name === 'image') return fact.command;
      if (name === 'user') return fact.user;
      if (name === 'commandline') return /\bCOMMAND=(.*)$/.exec(line.parsed.message)?.[1];
    }
    if (!isAudit(line)) return undefined;
    this.#audit ??= auditFields(line.text.slice(0, 8_000));
    if (name === 'image') return this.#audit.get('exe');
    if (name === 'user') return this.#audit.get('acct') ?? this.#audit.get('auid');
    if (name === 'commandline') return this.#arguments() ?? this.#audit.get('cmd');
    return this.#audit.get(name);
  }

  /** The arguments of an EXECVE record as one line. */
  #arguments(): string | undefined {
    const given: string[] = [];
    for (let i = 0; this.#audit!.has(`a${i}`); i++) given.push(this.#audit!.get(`a${i}`)!);
    return this.#audit!.get('type') === 'EXECVE' ? given.join(' ') : undefined;
  }
}

function formsOf(name: string, value: string): string[] {
  if (name !== '' && !ENCODED.test(name)) return [value];
  const decoded = decodePercent(value);
  return decoded === value ? [value] : [value, decoded];
}
