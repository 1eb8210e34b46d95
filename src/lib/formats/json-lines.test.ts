import { describe, expect, it } from 'vitest';
import type { ParsedLine } from './format.ts';
import { jsonLines } from './json-lines.ts';
import { syslog } from './syslog.ts';
import { webAccess } from './web-access.ts';

const context = { reference: Date.UTC(2026, 10, 21), offsetAt: () => 0 };
const format = jsonLines([webAccess, syslog]);
const TIME = Date.UTC(2026, 10, 20, 10, 11, 12, 345);

function parse(object: unknown): ParsedLine {
  const parsed = format.parse(JSON.stringify(object), context);
  if (parsed === null) throw new Error('refused');
  return parsed;
}

describe('fields', () => {
  it('finds the usual names', () => {
    const object = {
      '@timestamp': '2026-11-20T10:11:12.345Z',
      host: { name: 'web01' },
      'service.name': 'Shop',
      source: { ip: '198.51.100.7' },
      user: 'alice',
      message: 'login failed\n'
    };
    expect(parse(object)).toEqual({
      time: TIME,
      host: 'web01',
      program: 'shop',
      actor: '198.51.100.7',
      message: 'login failed',
      web: null
    });
  });

  it.each([
    [TIME / 1000],
    [TIME],
    [TIME * 1000],
    [String(TIME * 1000)],
    ['2026-11-20T11:11:12.345+01:00'],
    ['2026-11-20 10:11:12,345']
  ])('reads the time %s', (ts) => {
    expect(parse({ ts, msg: 'x' }).time).toBe(TIME);
  });

  it('takes the first field that says something', () => {
    const object = { timestamp: 'never', time: TIME, remote_addr: '-', user: 'bob', msg: 'x' };
    expect(parse(object)).toMatchObject({ time: TIME, actor: 'bob' });
  });

  it('looks into the message for the actor', () => {
    expect(parse({ msg: 'denied "198.51.100.7"', host: 'web01' }).actor).toBe('198.51.100.7');
    expect(parse({ msg: 'started', host: 'web01' }).actor).toBe('web01');
  });

  it('keeps the whole object where there is no message', () => {
    const line = ' {"b":1,"a":[2]} ';
    expect(format.parse(line, context)).toMatchObject({ message: line, time: null, actor: null });
  });

  it('reads what journald exports', () => {
    const object = {
      __REALTIME_TIMESTAMP: String(TIME * 1000),
      _HOSTNAME: 'web01',
      SYSLOG_IDENTIFIER: 'sshd',
      MESSAGE: 'Failed password for root from 198.51.100.7 port 9 ssh2'
    };
    expect(parse(object)).toMatchObject({
      time: TIME,
      host: 'web01',
      program: 'sshd',
      actor: '198.51.100.7'
    });
  });
});

describe('lines within', () => {
  it('takes apart what Docker wraps', () => {
    const log =
      '198.51.100.7 - - [20/Nov/2026:10:11:12 +0000] "GET /x HTTP/1.1" 404 0 "-" "curl/8"\n';
    expect(parse({ log, stream: 'stdout', time: '2026-11-20T10:11:12.345Z' })).toMatchObject({
      actor: '198.51.100.7',
      message: '"GET /x HTTP/1.1" 404 0 "-" "curl/8"',
      web: { method: 'GET', target: '/x', status: 404, agent: 'curl/8' }
    });
  });

  it('trusts the time around a syslog line, which has a year', () => {
    const message = 'Jan  3 10:11:12 web01 su: (to root) alice on pts/1';
    expect(parse({ message, time: TIME })).toMatchObject({
      time: TIME,
      host: 'web01',
      program: 'su',
      actor: 'alice'
    });
  });
});

describe('access objects', () => {
  const web = {
    method: 'GET',
    target: '/x?y=1',
    status: 404,
    referer: 'http://a/',
    agent: 'curl/8'
  };

  it.each([
    {
      remote_addr: '198.51.100.7',
      request: 'GET /x?y=1 HTTP/1.1',
      status: '404',
      http_referer: 'http://a/',
      http_user_agent: 'curl/8'
    },
    {
      ClientAddr: '198.51.100.7:4711',
      RequestMethod: 'GET',
      RequestPath: '/x?y=1',
      DownstreamStatus: 404,
      request_Referer: 'http://a/',
      'request_User-Agent': 'curl/8'
    },
    {
      msg: 'handled request',
      request: {
        client_ip: '198.51.100.7',
        method: 'GET',
        uri: '/x?y=1',
        headers: { 'User-Agent': ['curl/8'], Referer: ['http://a/'] }
      },
      status: 404
    },
    {
      client: { ip: '198.51.100.7' },
      http: { request: { method: 'GET', referrer: 'http://a/' }, response: { status_code: 404 } },
      url: { original: '/x?y=1' },
      user_agent: { original: 'curl/8' }
    }
  ])('reads %j', (object) => {
    const parsed = parse(object);
    expect(parsed).toMatchObject({ actor: '198.51.100.7', web });
    expect(parsed.message).toBe(JSON.stringify(object));
  });

  it('needs a request and a real status', () => {
    expect(parse({ method: 'GET', path: '/', status: 0, msg: 'x' }).web).toBeNull();
    expect(parse({ status: 200, msg: 'x' }).web).toBeNull();
  });
});

it.each(['', '{', '{}x', '[1]', '"text"', '{"a":}', 'null'])('refuses %s', (line) => {
  expect(format.parse(line, context)).toBeNull();
});
