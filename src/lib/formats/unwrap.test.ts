import { describe, expect, it } from 'vitest';
import { formatById } from './sniff.ts';
import type { ParsedLine } from './format.ts';
import { unwrap } from './unwrap.ts';

const context = { reference: Date.UTC(2026, 10, 21), offsetAt: () => 0 };
const inner = ['web-access', 'audit'].map((id) => formatById(id)!);

const outer = (message: string): ParsedLine => ({
  time: Date.UTC(2026, 10, 20, 12),
  host: 'gate',
  program: 'nginx',
  actor: 'gate',
  message,
  web: null
});

describe('unwrap', () => {
  it('takes the moment and the client from an access line, and host and program from around it', () => {
    const access = '192.0.2.7 - - [20/Nov/2026:10:00:00 +0000] "GET /a HTTP/1.1" 200 5 "-" "x"';
    expect(unwrap(outer(access), inner, context)).toMatchObject({
      time: Date.UTC(2026, 10, 20, 10),
      host: 'gate',
      program: 'nginx',
      actor: '192.0.2.7',
      web: { method: 'GET', target: '/a', status: 200 }
    });
  });

  it('leaves a message as it is that no inner format takes', () => {
    const line = outer('worker process started');
    expect(unwrap(line, inner, context)).toBe(line);
  });
});
