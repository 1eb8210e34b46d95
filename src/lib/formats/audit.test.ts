import { describe, expect, it } from 'vitest';
import { audit } from './audit.ts';
import { syslog } from './syslog.ts';

const context = { reference: Date.UTC(2026, 10, 21), offsetAt: () => 0 };
const body = `uid=33 auid=4294967295 ses=4294967295 msg='op=PAM:authentication acct="alice" exe="/bin/su" hostname=? addr=? terminal=/dev/pts/1 res=success'`;
const record = `type=USER_AUTH msg=audit(1795169472.123:2226): pid=77 ${body}`;

it('reads a record', () => {
  expect(audit.parse(record, context)).toEqual({
    time: 1795169472123,
    host: null,
    program: 'audit',
    actor: 'alice',
    message: `type=USER_AUTH ${body}`,
    web: null
  });
});

it('reads the node of a collected log', () => {
  expect(audit.parse(`node=web01 ${record}`, context)).toMatchObject({
    host: 'web01',
    actor: 'alice',
    message: `type=USER_AUTH ${body}`
  });
});

describe('the actor', () => {
  it.each([
    [record.replace('addr=?', 'addr=192.0.2.7'), '192.0.2.7'],
    [record.replace('addr=?', 'addr=::ffff:192.0.2.7'), '192.0.2.7'],
    [record.replace('addr=?', 'addr=2001:db8::7'), '2001:db8::7'],
    [record.replace('"alice"', '"?"'), 'www-data'],
    [record.replace('"alice"', '28696E76616C69642075736572292'), 'www-data'],
    [`${record.replace('acct="alice" ', '')}\x1dUID="www-data" AUID="bob"`, 'bob'],
    [`${record.replace('acct="alice" ', '')}\x1dUID="www-data" AUID="unset"`, 'www-data'],
    [record.replace('acct="alice" ', '').replace(/\buid=\d+/, 'uid=997'), 'uid 997'],
    [`node=web01 ${record.replace('acct="alice" ', '')}`, 'www-data'],
    [`node=web01 ${record.replace('acct="alice" ', '').replace('uid=33', 'uid=0')}`, 'web01'],
    [record.replace('acct="alice" ', '').replace('uid=33', 'uid=0'), 'root']
  ])('of %s', (line, actor) => {
    expect(audit.parse(line, context)?.actor).toBe(actor);
  });
});

describe('records in syslog', () => {
  it.each([
    `kernel: [ 1234.500000] audit: type=1100 audit(1795169472.123:2226): pid=77 ${body}`,
    `kernel: audit: type=1100 audit(1795169472.123:2226): pid=77 ${body}`,
    `audispd: node=web01 ${record}`,
    `audisp-syslog: ${record}`
  ])('%s', (text) => {
    const parsed = syslog.parse(`Nov 20 10:11:12 web01 ${text}`, context);
    expect(parsed).toMatchObject({ program: 'audit', host: 'web01', actor: 'alice' });
    expect(parsed?.time).toBe(1795169472123);
    expect(parsed?.message.endsWith(body)).toBe(true);
  });
});

it('names the account of a record that journald passes on', () => {
  const line = `Nov 20 10:11:12 web01 audit[77]: USER_AUTH pid=77 ${body}`;
  expect(syslog.parse(line, context)).toMatchObject({ program: 'audit', actor: 'alice' });
});

it.each([
  '',
  'type=USER_AUTH',
  'type=USER_AUTH msg=audit(1795169472:2226): x',
  'type=user_auth msg=audit(1795169472.123:2226): x',
  `Nov 20 10:11:12 web01 audispd: ${record}`
])('refuses %s', (line) => {
  expect(audit.parse(line, context)).toBeNull();
});
