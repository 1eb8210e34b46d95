import { describe, expect, it } from 'vitest';
import type { ParsedLine } from './format.ts';
import { webAccess } from './web-access.ts';

const context = { reference: Date.UTC(2026, 10, 21), offsetAt: () => 0 };
const AT = '[20/Nov/2026:10:11:12 +0000]';

function parse(line: string): ParsedLine {
  const parsed = webAccess.parse(line, context);
  if (parsed === null) throw new Error(`refused: ${line}`);
  return parsed;
}

describe('layouts', () => {
  it('reads combined lines', () => {
    const request = '"GET /shop?item=7 HTTP/1.1" 200 512 "https://shop.test/" "Mozilla/5.0 (X11)"';
    expect(parse(`198.51.100.7 - alice [20/Nov/2026:10:11:12 +0100] ${request}`)).toEqual({
      time: Date.UTC(2026, 10, 20, 9, 11, 12),
      host: null,
      program: null,
      actor: '198.51.100.7',
      message: request,
      web: {
        method: 'GET',
        target: '/shop?item=7',
        status: 200,
        referer: 'https://shop.test/',
        agent: 'Mozilla/5.0 (X11)'
      }
    });
  });

  it('reads common lines, with a missing size too', () => {
    expect(parse(`10.0.0.1 - - ${AT} "HEAD / HTTP/1.0" 304 -`).web).toEqual({
      method: 'HEAD',
      target: '/',
      status: 304,
      referer: null,
      agent: null
    });
    expect(parse(`10.0.0.1 - - ${AT} "GET / HTTP/1.0" 304`).web?.status).toBe(304);
  });

  it.each([
    ['www.shop.test:443 203.0.113.9 - -', 'www.shop.test', '203.0.113.9'],
    ['www.shop.test 203.0.113.9 - -', 'www.shop.test', '203.0.113.9'],
    ['www.shop.test:80 client.isp.test - -', 'www.shop.test', 'client.isp.test'],
    ['10.1.1.1:8080 203.0.113.9 - -', '10.1.1.1', '203.0.113.9'],
    ['[2001:db8::5]:443 2001:db8::9 - -', '[2001:db8::5]', '2001:db8::9'],
    ['2001:db8::9 - -', null, '2001:db8::9'],
    ['::ffff:203.0.113.9 - -', null, '203.0.113.9'],
    ['client.isp.test - bob', null, 'client.isp.test'],
    ['203.0.113.9, 10.0.0.1 - -', null, '203.0.113.9'],
    ['203.0.113.9', null, '203.0.113.9'],
    ['203.0.113.9 - carol anne [x] smith', null, '203.0.113.9'],
    ['- - dora', null, 'dora'],
    ['web-1  | 203.0.113.9 - -', null, '203.0.113.9']
  ])('finds virtual host and client of %s', (head, host, actor) => {
    const parsed = parse(`${head} ${AT} "GET / HTTP/1.1" 200 5 "-" "curl/8.5.0"`);
    expect(parsed).toMatchObject({ host, actor, time: Date.UTC(2026, 10, 20, 10, 11, 12) });
  });

  it('reads the first two of further quoted fields', () => {
    const line = `10.0.0.1 - - ${AT} "GET / HTTP/2.0" 200 5 "-" "curl/8" "198.51.100.1" 0.004 [up]`;
    expect(parse(line).web).toMatchObject({ referer: null, agent: 'curl/8' });
  });

  it('tells a lone referer from a lone agent', () => {
    const line = `10.0.0.1 - - ${AT} "GET / HTTP/2.0" 200 5`;
    expect(parse(`${line} "http://a.test/"`).web).toMatchObject({ referer: 'http://a.test/' });
    expect(parse(`${line} "curl/8"`).web).toMatchObject({ referer: null, agent: 'curl/8' });
  });
});

describe('requests', () => {
  it.each([
    ['GET /old', 'GET', '/old'],
    ['GET /a b c HTTP/1.1', 'GET', '/a b c'],
    ['PROPFIND /dav HTTP/1.1', 'PROPFIND', '/dav'],
    ['M-SEARCH * HTTP/1.1', 'M-SEARCH', '*'],
    ['GET /?q=\\"x\\" HTTP/1.1', 'GET', '/?q="x"'],
    ['GET /?q=\\x22x\\x22&p=\\x5Cn HTTP/1.1', 'GET', '/?q="x"&p=\\n'],
    ['GET /?q="x" HTTP/1.1', 'GET', '/?q="x"'],
    ['GET /c:\\\\ HTTP/1.1', 'GET', '/c:\\'],
    ['\\x16\\x03\\x01\\x02', '', '\\x16\\x03\\x01\\x02'],
    ['-', '', ''],
    ['', '', '']
  ])('takes %s apart', (request, method, target) => {
    const parsed = parse(`10.0.0.1 - - ${AT} "${request}" 400 0 "-" "-"`);
    expect(parsed.web).toEqual({ method, target, status: 400, referer: null, agent: null });
    expect(parsed.message).toBe(`"${request}" 400 0 "-" "-"`);
  });

  it('keeps escaped quotes inside referer and agent', () => {
    const line = `10.0.0.1 - - ${AT} "GET / HTTP/1.1" 200 5 "http://a/\\" 200 1" "ev\\"il\\\\"`;
    expect(parse(line).web).toMatchObject({ referer: 'http://a/" 200 1', agent: 'ev"il\\' });
  });
});

describe('stamps', () => {
  it('keeps apart days and zones of consecutive lines', () => {
    const at = (stamp: string): number | null =>
      parse(`h - - [${stamp}] "GET / HTTP/1.1" 200 1`).time;
    expect(at('28/Feb/2028:23:59:59 -0330')).toBe(Date.UTC(2028, 1, 29, 3, 29, 59));
    expect(at('29/Feb/2028:00:00:00 +0000')).toBe(Date.UTC(2028, 1, 29));
    expect(at('29/Feb/2027:00:00:00 +0000')).toBeNull();
    expect(at('29/Feb/2027:00:00:01 +0000')).toBeNull();
    expect(at('01/Mar/2027:25:00:00 +0000')).toBeNull();
  });
});

it.each([
  '',
  'plain text',
  `10.0.0.1 - - ${AT} GET / 200 5`,
  `10.0.0.1 - - ${AT} "GET / HTTP/1.1" none`,
  `10.0.0.1 - - ${AT} "GET / HTTP/1.1`,
  `Nov 20 10:11:12 web nginx: 10.0.0.1 - - ${AT} "GET / HTTP/1.1" 200 5`,
  `{"log":"10.0.0.1 - - ${AT} "GET / HTTP/1.1" 200 5`
])('refuses %s', (line) => {
  expect(webAccess.parse(line, context)).toBeNull();
});
