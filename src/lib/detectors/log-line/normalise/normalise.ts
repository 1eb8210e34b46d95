import type { ParsedLine, WebRequest } from '../../../formats/format.ts';
import { maskAudit } from './audit.ts';
import { maskAgent, maskReferer } from './client.ts';
import { isDnsQuery, maskDns } from './dns.ts';
import { maskMessage, maskProgramMessage } from './message.ts';
import { maskMetric } from './metric.ts';
import { maskTarget } from './target.ts';
import { maskWebError } from './web-error.ts';

/** Raised by every change of what `normalise` returns: a bundle names the version it was trained on. */
export const NORMALISER_VERSION = 4;

/** Answers that hold what was asked for, now or from an earlier visit. */
const SERVED = new Set([200, 206, 304]);

function web(request: WebRequest): string {
  const { method, target, status, referer, agent } = request;
  const verb = /^[A-Z]{3,10}$/.test(method) ? method.toLowerCase() : '<bin>';
  const from = maskReferer(referer, target);
  const served = from === 'page' && SERVED.has(status);
  return `web ${verb} ${status} ref ${from} ua ${maskAgent(agent)} ${maskTarget(target, served)}`;
}

/** Programs whose own log files do not name them. */
const WEB_SERVERS = new Set([null, 'nginx', 'apache2', 'httpd']);
const NAME_SERVERS = new Set([null, 'named', 'unbound']);

/**
 * The canonical text of a log line: what the model sees, and all it sees. Identities (addresses, times,
 * hosts, users, sizes) are masked or left out, so that lines that differ in nothing else are equal.
 * @param line a parsed line of any format
 */
export function normalise(line: ParsedLine): string {
  const { program, message } = line;
  if (line.web) return web(line.web);
  if (program === 'audit') return `audit ${maskAudit(message)}`;
  if (program === 'metricbeat') return `metric ${maskMetric(message)}`;
  if (program === 'dnsmasq') return `dns ${maskDns(message)}`;
  if (NAME_SERVERS.has(program) && isDnsQuery(message)) return `dns ${maskDns(message)}`;
  const error = WEB_SERVERS.has(program) ? maskWebError(message) : null;
  if (error !== null) return error;
  return program === null ? `text ${maskMessage(message)}` : maskProgramMessage(program, message);
}

/**
 * A text that decides the canonical text and is far cheaper to make: two lines with the same key have the
 * same canonical text.
 */
export function keyOf(line: ParsedLine): string {
  if (!line.web) return `${line.program ?? ''}\n${line.message}`;
  const { method, target, status, referer, agent } = line.web;
  return `${method} ${status} ${target}\n${referer ?? ''}\n${agent ?? ''}`;
}
