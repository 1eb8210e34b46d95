import { expect, it } from 'vitest';
import { exim } from './exim.ts';

const context = { reference: Date.UTC(2026, 10, 21), offsetAt: () => 60 };
const time = Date.UTC(2026, 10, 20, 9, 11, 12);

it.each([
  ['1nAmXz-0003nT-Tf <= a@corp.example H=(x) [192.0.2.7] P=esmtps S=4711', '192.0.2.7'],
  ['1rDh4R-000000012ab-3Cde Completed', null],
  ['[77] 1nAmXz-0003nT-Tf => bob <bob@corp.example> R=local', null],
  ['plain authenticator failed for ([192.0.2.9]) [192.0.2.7]: 535 Incorrect data', '192.0.2.7'],
  [
    'H=gate.example [192.0.2.7] F=<a@b.example> rejected RCPT <x@y.example>: relay not permitted',
    '192.0.2.7'
  ],
  ['Start queue run: pid=77', null]
])('reads %s', (message, actor) => {
  expect(exim.parse(`2026-11-20 10:11:12 ${message}`, context)).toEqual({
    time,
    host: null,
    program: 'exim',
    actor,
    message,
    web: null
  });
});

it('reads a stamp with a zone', () => {
  const line = '2026-11-20 10:11:12.250 +0200 1nAmXz-0003nT-Tf Completed';
  expect(exim.parse(line, context)?.time).toBe(Date.UTC(2026, 10, 20, 8, 11, 12, 250));
});

it.each([
  '',
  '2026-11-20 10:11:12 something else',
  '2026-11-20T10:11:12Z 1nAmXz-0003nT-Tf Completed',
  '1nAmXz-0003nT-Tf Completed',
  '2026-11-20 10:11:12 alice/198.51.100.7:49206 VERIFY OK: depth=0'
])('refuses %s', (line) => {
  expect(exim.parse(line, context)).toBeNull();
});
