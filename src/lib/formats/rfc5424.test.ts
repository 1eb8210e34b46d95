import { describe, expect, it } from 'vitest';
import { rfc5424 } from './rfc5424.ts';

const context = { reference: Date.UTC(2026, 10, 21), offsetAt: () => 0 };

describe('rfc5424', () => {
  it('takes lines apart', () => {
    const line =
      '<34>1 2026-11-20T10:11:12.003Z web01 /usr/sbin/SSHD 42 ID47 - \uFEFFInvalid user x from 198.51.100.7 port 9';
    expect(rfc5424.parse(line, context)).toEqual({
      time: Date.UTC(2026, 10, 20, 10, 11, 12, 3),
      host: 'web01',
      program: 'sshd',
      actor: '198.51.100.7',
      message: 'Invalid user x from 198.51.100.7 port 9',
      web: null
    });
  });

  it('skips structured data with escaped brackets and quotes', () => {
    const line =
      '<34>1 2026-11-20T10:11:12+02:00 web01 app - - [a@1 k="v\\"]\\]" l="]"][b@2] hello [world]';
    expect(rfc5424.parse(line, context)).toMatchObject({
      time: Date.UTC(2026, 10, 20, 8, 11, 12),
      message: 'hello [world]'
    });
  });

  it('keeps structured data that is all there is', () => {
    const line = '<34>1 2026-11-20T10:11:12Z web01 app - - [a@1 k="v"]';
    expect(rfc5424.parse(line, context)?.message).toBe('[a@1 k="v"]');
  });

  it('reads lines without a priority, and without values', () => {
    expect(rfc5424.parse('1 - - - - - - hello', context)).toEqual({
      time: null,
      host: null,
      program: null,
      actor: null,
      message: 'hello',
      web: null
    });
  });

  it('takes the access lines of web servers apart', () => {
    const line =
      '<190>1 2026-11-20T10:11:12Z web01 nginx - - - 198.51.100.7 - - [20/Nov/2026:10:11:12 +0000] "GET / HTTP/1.1" 200 5';
    expect(rfc5424.parse(line, context)?.web?.status).toBe(200);
  });

  it.each([
    '',
    '1 ',
    '1 2026',
    '<34>1 2026-11-20T10:11:12Z web01 app',
    '<34>1 2026-11-20T10:11:12Z web01 app - - [open k="v',
    '<34>1 2026-11-20T10:11:12Z web01 app - - none',
    '<3x>1 - - - - - - x',
    '<34>2 - - - - - - x'
  ])('refuses %s', (line) => {
    expect(rfc5424.parse(line, context)).toBeNull();
  });
});
