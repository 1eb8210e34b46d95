import { describe, expect, it } from 'vitest';
import { apacheError, nginxError } from './web-error.ts';

const context = { reference: Date.UTC(2026, 10, 21), offsetAt: () => 60 };

describe('Apache', () => {
  it('reads lines of 2.4', () => {
    const line =
      '[Fri Nov 20 10:11:12.123456 2026] [core:error] [pid 12:tid 34] [client 198.51.100.7:5678] AH00128: File does not exist: /var/www/html/x';
    expect(apacheError.parse(line, context)).toEqual({
      time: Date.UTC(2026, 10, 20, 9, 11, 12, 123),
      host: null,
      program: null,
      actor: '198.51.100.7',
      message:
        '[core:error] [client 198.51.100.7:5678] AH00128: File does not exist: /var/www/html/x',
      web: null
    });
  });

  it('reads lines of 2.2', () => {
    const line = '[Tue Nov  3 10:11:12 2026] [error] [client 198.51.100.7] File does not exist: /x';
    expect(apacheError.parse(line, context)).toMatchObject({
      time: Date.UTC(2026, 10, 3, 9, 11, 12),
      actor: '198.51.100.7',
      message: '[error] [client 198.51.100.7] File does not exist: /x'
    });
  });

  it('takes the port off IPv6 clients, which 2.4 prints without brackets', () => {
    const line =
      '[Fri Nov 20 10:11:12.123456 2026] [php:warn] [pid 12] [client 2001:db8::7:5678] x';
    expect(apacheError.parse(line, context)?.actor).toBe('2001:db8::7');
  });

  it('reads lines without a client', () => {
    const line =
      '[Fri Nov 20 10:11:12.1 2026] [mpm_event:notice] [pid 9:tid 9] AH00489: Apache configured';
    expect(apacheError.parse(line, context)).toMatchObject({
      actor: null,
      message: '[mpm_event:notice] AH00489: Apache configured'
    });
  });

  it('refuses other bracketed lines', () => {
    expect(apacheError.parse('[Fri Nov 20 10:11:12 2026] started', context)).toBeNull();
    expect(apacheError.parse('[2026-11-20 10:11:12] [error] x', context)).toBeNull();
  });
});

describe('nginx', () => {
  const request =
    'open() "/var/www/x" failed (2: No such file or directory), client: 198.51.100.7, server: shop.test, request: "GET /x HTTP/1.1", host: "shop.test"';

  it('takes the lines apart', () => {
    const line = `2026/11/20 10:11:12 [error] 12#13: *3 ${request}`;
    expect(nginxError.parse(line, context)).toEqual({
      time: Date.UTC(2026, 10, 20, 9, 11, 12),
      host: 'shop.test',
      program: null,
      actor: '198.51.100.7',
      message: `[error] ${request}`,
      web: null
    });
  });

  it('reads lines without a connection', () => {
    const line = '2026/11/20 10:11:12 [notice] 1#1: signal process started';
    expect(nginxError.parse(line, context)).toMatchObject({
      host: null,
      actor: null,
      message: '[notice] signal process started'
    });
  });

  it('is not misled by a client that imitates its fields', () => {
    const line =
      '2026/11/20 10:11:12 [error] 1#1: *3 open() "/x, client: 192.0.2.66, y" failed, client: 198.51.100.7, server: _, request: "GET /x HTTP/1.1", host: "h", referrer: "a, client: 192.0.2.66, server: b"';
    expect(nginxError.parse(line, context)).toMatchObject({ actor: '198.51.100.7', host: null });
  });

  it('refuses other dated lines', () => {
    expect(nginxError.parse('2026/11/20 10:11:12 [error] something', context)).toBeNull();
    expect(nginxError.parse('2026-11-20 10:11:12 [error] 1#1: x', context)).toBeNull();
  });
});
