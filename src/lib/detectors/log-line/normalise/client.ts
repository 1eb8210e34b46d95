import { decodePercent } from './decode.ts';
import { maskText } from './text.ts';

/** Characters no browser puts into these headers: a payload, kept as text. */
const PAYLOAD = /[<>{}$`'"|\\]|\.\.\/|\bselect\b|\bunion\b|%[0-9a-f]{2}%/i;
const SEARCH_ENGINE =
  /^https?:\/\/(?:[\w-]+\.)*(?:google|bing|yahoo|duckduckgo|yandex|baidu|ecosia|startpage|qwant)\./i;
const BOT = /@|bot\b|bot[/;) ]|crawl|spider|slurp|\+?https?:\/\/|feed|preview|facebookexternal/i;
const TOOL =
  /nmap|nikto|sqlmap|wpscan|dirb|gobuster|ffuf|fuzz|hydra|masscan|zgrab|nuclei|acunetix|nessus|openvas|scan/i;

/**
 * Canonical text of a User-Agent: browsers become a family, robots `bot`, tools and the rest their words
 * without versions.
 */
export function maskAgent(agent: string | null): string {
  if (!agent || agent === '-') return '-';
  if (PAYLOAD.test(agent)) return maskText(agent.slice(0, 200));
  if (!TOOL.test(agent)) {
    if (BOT.test(agent)) return 'bot';
    if (/^(?:mozilla|opera)\//i.test(agent)) {
      const old = /msie (\d+)/i.exec(agent);
      if (old) return Number(old[1]) <= 6 ? 'msie6' : 'msie';
      if (/trident\//i.test(agent)) return 'msie';
      if (/edg(?:e|a|ios)?\//i.test(agent)) return 'edge';
      if (/opr\/|opera|presto/i.test(agent)) return 'opera';
      if (/chrome\/|crios\/|chromium/i.test(agent)) return 'chrome';
      if (/firefox\/|fxios\/|gecko\/\d/i.test(agent)) return 'firefox';
      if (/safari\/|applewebkit/i.test(agent)) return 'safari';
    }
  }
  const words = agent
    .toLowerCase()
    .replace(/https?:\/\/\S+/g, ' ')
    .match(/[a-z][a-z-]{1,20}/g);
  return words ? [...new Set(words)].slice(0, 6).join(' ') : '<w>';
}

/**
 * Class of a Referer: `-` none, `self` the requested page, `bare` an origin without a path (no browser
 * sends that), `root` a front page, `search` a search engine, `page` another page; a payload stays text.
 */
export function maskReferer(referer: string | null, target: string): string {
  if (!referer || referer === '-') return '-';
  if (PAYLOAD.test(decodePercent(referer.slice(0, 300)))) {
    return maskText(decodePercent(referer).slice(0, 200));
  }
  if (SEARCH_ENGINE.test(referer)) return 'search';
  const url = /^[a-z][a-z+.-]*:\/\/[^/?#]*(.*)$/i.exec(referer);
  if (!url) return maskText(referer.slice(0, 200));
  const path = url[1] ?? '';
  if (path === '') return 'bare';
  if (path === target && path !== '/') return 'self';
  return path === '/' ? 'root' : 'page';
}
