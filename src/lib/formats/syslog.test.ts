import { describe, expect, it } from 'vitest';
import type { ParsedLine } from './format.ts';
import { syslog } from './syslog.ts';

const context = { reference: Date.UTC(2026, 10, 21), offsetAt: () => 0 };

function parse(line: string): ParsedLine {
  const parsed = syslog.parse(line, context);
  if (parsed === null) throw new Error(`refused: ${line}`);
  return parsed;
}

describe('headers', () => {
  it('reads RFC 3164 lines', () => {
    expect(parse('Nov 20 10:11:12 web01 sshd[123]: Server ready')).toEqual({
      time: Date.UTC(2026, 10, 20, 10, 11, 12),
      host: 'web01',
      program: 'sshd',
      actor: 'web01',
      message: 'Server ready',
      web: null
    });
  });

  it.each([
    ['<86>Nov 20 10:11:12 web01 su: x', Date.UTC(2026, 10, 20, 10, 11, 12)],
    ['Nov  3 10:11:12 web01 su: x', Date.UTC(2026, 10, 3, 10, 11, 12)],
    ['Nov 3 10:11:12 web01 su: x', Date.UTC(2026, 10, 3, 10, 11, 12)],
    ['Nov 20 2024 10:11:12 web01 su: x', Date.UTC(2024, 10, 20, 10, 11, 12)],
    ['Nov 20 10:11:12.250 web01 su: x', Date.UTC(2026, 10, 20, 10, 11, 12, 250)],
    ['Dec 31 10:11:12 web01 su: x', Date.UTC(2025, 11, 31, 10, 11, 12)],
    ['Feb 30 10:11:12 web01 su: x', null],
    ['2026-11-20T10:11:12.123456+01:00 web01 su: x', Date.UTC(2026, 10, 20, 9, 11, 12, 123)],
    ['<86>2026-11-20T10:11:12Z web01 su: x', Date.UTC(2026, 10, 20, 10, 11, 12)]
  ])('dates %s', (line, time) => {
    expect(parse(line)).toMatchObject({ time, host: 'web01', program: 'su', message: 'x' });
  });

  it('dates equal stamps by the context they are read with', () => {
    const line = 'Dec 31 10:11:12 web01 su: x';
    const later = { reference: Date.UTC(2031, 5, 1), offsetAt: () => 60 };
    expect(syslog.parse(line, context)?.time).toBe(Date.UTC(2025, 11, 31, 10, 11, 12));
    expect(syslog.parse(line, later)?.time).toBe(Date.UTC(2030, 11, 31, 9, 11, 12));
    expect(syslog.parse(line, context)?.time).toBe(Date.UTC(2025, 11, 31, 10, 11, 12));
  });
});

describe('tags', () => {
  it.each([
    ['/usr/sbin/cron[12]: hi', 'cron', 'hi'],
    ['CRON[12]: hi', 'cron', 'hi'],
    ['sshd-session[12]: hi', 'sshd-session', 'hi'],
    ['systemd(1): hi', 'systemd', 'hi'],
    ['sshd(pam_unix)[12]: hi', 'sshd', 'hi'],
    ['postfix/smtpd[12]: hi', 'postfix/smtpd', 'hi'],
    ['kernel: [ 12.345678] eth0: link up', 'kernel', '[ 12.345678] eth0: link up'],
    ['sudo:   alice : TTY=pts/0', 'sudo', '  alice : TTY=pts/0'],
    ['sshd[12]: message repeated 2 times: [ hi]', 'sshd', 'message repeated 2 times: [ hi]'],
    ['last message repeated 2 times', null, 'last message repeated 2 times'],
    ['-- MARK --', null, '-- MARK --'],
    ['prog[12]:', 'prog', '']
  ])('reads %s', (text, program, message) => {
    expect(parse(`Nov 20 10:11:12 web01 ${text}`)).toMatchObject({
      host: 'web01',
      program,
      message
    });
    const iso = `2026-11-20T10:11:12Z web01 ${text}`;
    expect(parse(iso)).toMatchObject({ host: 'web01', program, message });
  });

  it('reads lines without a host', () => {
    const parsed = parse('Nov 20 10:11:12 sudo[7]: hi');
    expect(parsed).toMatchObject({ host: null, program: 'sudo', message: 'hi', actor: null });
  });
});

describe('web servers that log through syslog', () => {
  it('takes their access lines apart', () => {
    const line =
      'Nov 20 10:11:12 web01 nginx: 198.51.100.7 - - [20/Nov/2026:10:11:12 +0100] "GET /x HTTP/1.1" 404 0 "-" "curl/8"';
    expect(parse(line)).toMatchObject({
      time: Date.UTC(2026, 10, 20, 9, 11, 12),
      host: 'web01',
      program: 'nginx',
      actor: '198.51.100.7',
      message: '"GET /x HTTP/1.1" 404 0 "-" "curl/8"',
      web: { target: '/x', status: 404 }
    });
  });
});

it.each([
  '',
  'Nov 20 10:11:12',
  'Nov 20 10:11:12 ',
  'November rain',
  'Nov 20 10:11:12 dnsmasq[1]: started',
  '2026-11-20 10:11:12 web01 app: x',
  '2026-11-20T10:11:12 web01 app: x',
  '2026-11-20T10:11:12Z INFO app: x',
  '2026-11-20T10:11:12Z [main] app: x',
  '2026-11-20T10:11:12Z GET /index took 5 ms',
  '2026-11-20T10:11:12Z warn: x'
])('refuses %s', (line) => {
  expect(syslog.parse(line, context)).toBeNull();
});
