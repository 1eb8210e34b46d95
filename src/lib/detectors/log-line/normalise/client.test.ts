import { expect, it } from 'vitest';
import { maskAgent, maskReferer } from './client.ts';

it.each([
  [null, '-'],
  ['-', '-'],
  ['Mozilla/5.0 (X11; Linux x86_64; rv:128.0) Gecko/20100101 Firefox/128.0', 'browser'],
  ['Opera/9.80 (Windows NT 6.1; U; en) Presto/2.10.289 Version/12.02', 'browser'],
  ['Mozilla/4.0 (compatible; MSIE 6.0; Windows NT 5.1)', 'msie6'],
  ['Mozilla/4.0 (compatible; MSIE 6.0; Windows NT 5.1; SV1)', 'browser'],
  ['Mozilla/5.0 (compatible; Googlebot/2.1; +http://www.google.com/bot.html)', 'bot'],
  ['WPScan v3.8.20 (https://wpscan.com/wordpress-security-scanner)', 'wpscan'],
  ['Mozilla/5.0 (compatible; Nmap Scripting Engine; https://nmap.org/book/nse.html)', 'nmap'],
  ['Fuzz Faster U Fool v1.5.0', 'fuzz faster'],
  ['sqlmap/1.7#stable (https://sqlmap.org)', 'sqlmap'],
  ['python-requests/2.28.1', 'python'],
  ['curl/7.88.1', 'curl'],
  ['Monit/5.33.0', 'client'],
  ['() { :; }; /bin/bash -c id', '() { :; }; /bin/bash -c id']
])('the agent %s is %s', (agent, masked) => {
  expect(maskAgent(agent)).toBe(masked);
});

it.each([
  [null, '-'],
  ['https://corp.example', 'bare'],
  ['https://corp.example/', 'page'],
  ['https://corp.example/x', 'self'],
  ['https://corp.example/y', 'page'],
  ['https://search.example/?q=tea', 'page'],
  ["https://x/' union select 1", "https://x/' union select <n>"],
  ['nonsense', 'nonsense']
])('the referer %s of /x is %s', (referer, masked) => {
  expect(maskReferer(referer, '/x')).toBe(masked);
});

it('shows the start of a long payload only', () => {
  expect(maskAgent(`<script>${'x '.repeat(500)}`).length).toBeLessThan(200);
});
