import { isAudit, type RuleLine } from './fields.ts';
import { isMap, UnsupportedRule } from './unsupported.ts';

/** Whether a line is of the kind of log that a rule is for. */
export type SourceTest = (line: RuleLine) => boolean;

const isWeb: SourceTest = ({ parsed }) => parsed.web !== null;
const isQuery: SourceTest = ({ fact }) => fact?.kind === 'query';
const isProcess: SourceTest = (line) => line.fact?.kind === 'sudo' || isAudit(line);

const CATEGORIES: Readonly<Record<string, SourceTest>> = {
  webserver: isWeb,
  proxy: isWeb,
  dns: isQuery,
  dns_query: isQuery,
  process_creation: isProcess
};

const WEB_SERVERS: ReadonlySet<string> = new Set(['apache', 'nginx', 'httpd', 'iis']);
const DNS_SERVERS: ReadonlySet<string> = new Set(['dnsmasq', 'bind', 'dns']);
/** Services of product linux whose programs go by other names, or by several. */
const SERVICES: Readonly<Record<string, SourceTest>> = {
  auditd: isAudit,
  syslog: ({ parsed }) => parsed.web === null,
  auth: ({ parsed }) =>
    /^(?:sshd|sudo|su$|login|systemd-logind|polkit|pam)/.test(parsed.program ?? ''),
  cron: ({ parsed }) => /^(?:cron|crond|anacron)$/.test(parsed.program ?? '')
};

function serviceTest(service: string): SourceTest {
  // `sshd-session` is the part of OpenSSH 9.8 and later that logs.
  return SERVICES[service] ?? (({ parsed }) => parsed.program?.startsWith(service) ?? false);
}

function productTest(product: string, service: string | null): SourceTest {
  if (WEB_SERVERS.has(product)) {
    return service === 'error' ? ({ parsed }) => parsed.web === null : isWeb;
  }
  if (DNS_SERVERS.has(product)) return isQuery;
  if (product !== 'linux') throw new UnsupportedRule(`the log source product "${product}"`);
  return service === null ? ({ parsed }) => parsed.web === null : serviceTest(service);
}

function word(value: unknown, key: string): string | null {
  if (value === undefined || value === null) return null;
  if (typeof value !== 'string')
    throw new UnsupportedRule(`a ${key} of the log source that is no text`);
  return value.toLowerCase();
}

/**
 * The test of a rule's `logsource`.
 * @throws UnsupportedRule when it names logs that are not read here
 */
export function sourceTest(logsource: unknown): SourceTest {
  if (!isMap(logsource)) throw new UnsupportedRule('no log source');
  const category = word(logsource.category, 'category');
  const product = word(logsource.product, 'product');
  const service = word(logsource.service, 'service');
  if (category === null && product === null && service === null) {
    throw new UnsupportedRule('a log source without category, product and service');
  }
  const tests: SourceTest[] = [];
  if (category !== null) {
    const test = Object.hasOwn(CATEGORIES, category) ? CATEGORIES[category] : undefined;
    if (test === undefined) throw new UnsupportedRule(`the log source category "${category}"`);
    tests.push(test);
  }
  // A category says more than its product, but a product may be one that is not read at all.
  if (product !== null) {
    const test = productTest(product, service);
    if (category === null) tests.push(test);
  } else if (service !== null) tests.push(serviceTest(service));
  return (line) => tests.every((test) => test(line));
}
