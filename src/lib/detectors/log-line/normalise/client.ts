import { decodePercent } from './decode.ts';
import { maskText } from './text.ts';

/** Characters no browser puts into these headers: a payload, kept as text. */
const PAYLOAD = /[<>{}$`'"|\\]|\.\.\/|\bselect\b|\bunion\b|%[0-9a-f]{2}%/i;
/** A payload's first characters tell what it is; more would push the target out of sight. */
const LONGEST_PAYLOAD = 120;

const BOT = /@|bot\b|bot[/;) ]|crawl|spider|slurp|\+?https?:\/\/|feed|preview|facebookexternal/i;
/** Security tools by what they call themselves, whatever else they say. */
const TOOL =
  /nmap|nikto|sqlmap|wpscan|dirbuster|dirb|dirsearch|gobuster|feroxbuster|fuzz faster|ffuf|wfuzz|hydra|masscan|zgrab|nuclei|acunetix|nessus|openvas|whatweb|wapiti|w3af|arachni|skipfish|joomscan|commix|havij|\bzap\b|scan(?=ner|\b)/i;
/** Programs and libraries that scripts are written with, ours and an intruder's. */
const LIBRARY =
  /^(?:curl|wget|python|aiohttp|go-http-client|java|apache-httpclient|okhttp|libwww-perl|lwp|perl|php|ruby|axios|node|undici|powershell|winhttp|httpie)/i;
const BROWSER = /^(?:mozilla|opera)\//i;
/** What dirb 2.22 sends unless told otherwise. Real browsers of that age had more to say of themselves. */
const DIRB = 'mozilla/4.0 (compatible; msie 6.0; windows nt 5.1)';

/**
 * Canonical text of a User-Agent, without versions and systems: `browser`, `msie6`, `bot`, the name of a
 * tool or a library, `client` for any other; `-` where there is none; a payload stays text.
 */
export function maskAgent(agent: string | null): string {
  if (!agent || agent === '-') return '-';
  if (PAYLOAD.test(agent)) return maskText(agent.slice(0, LONGEST_PAYLOAD));
  const tool = TOOL.exec(agent);
  if (tool) return tool[0].toLowerCase();
  if (BOT.test(agent)) return 'bot';
  if (BROWSER.test(agent)) return agent.toLowerCase() === DIRB ? 'msie6' : 'browser';
  return LIBRARY.exec(agent)?.[0].toLowerCase() ?? 'client';
}

/**
 * Class of a Referer: `-` none, `self` the requested page, `bare` an origin without a path (no browser
 * sends that), `page` any page; a payload stays text.
 */
export function maskReferer(referer: string | null, target: string): string {
  if (!referer || referer === '-') return '-';
  const decoded = decodePercent(referer.slice(0, 300));
  const url = /^[a-z][a-z+.-]*:\/\/[^/?#]*(.*)$/is.exec(decoded);
  if (!url || PAYLOAD.test(decoded)) return maskText(decoded.slice(0, LONGEST_PAYLOAD));
  const path = url[1] ?? '';
  if (path === '') return 'bare';
  return path === decodePercent(target) && path !== '/' ? 'self' : 'page';
}
