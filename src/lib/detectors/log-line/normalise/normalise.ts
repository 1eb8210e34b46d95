import type { ParsedLine, WebRequest } from '../../../formats/format.ts';
import { maskAgent, maskReferer } from './client.ts';
import { maskDns, maskMessage } from './message.ts';
import { maskTarget } from './target.ts';
import { maskText } from './text.ts';

/** Raised by every change of what `normalise` returns: a bundle names the version it was trained on. */
export const NORMALISER_VERSION = 1;

function web(request: WebRequest): string {
  const { method, target, status, referer, agent } = request;
  const verb = /^[A-Z]{3,10}$/.test(method) ? method.toLowerCase() : '<bin>';
  return `web ${verb} ${status} ref ${maskReferer(referer, target)} ua ${maskAgent(agent)} ${maskTarget(target)}`;
}

/**
 * The canonical text of a log line: what the model sees, and all it sees. Identities (addresses, times,
 * hosts, users, sizes) are masked or left out, so that lines that differ in nothing else are equal.
 * @param line a parsed line of any format
 */
export function normalise(line: ParsedLine): string {
  if (line.web) return web(line.web);
  if (line.program === 'dnsmasq') return `dns ${maskDns(line.message)}`;
  if (line.program !== null) return `${maskText(line.program)} ${maskMessage(line.message)}`;
  return `text ${maskMessage(line.message)}`;
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
