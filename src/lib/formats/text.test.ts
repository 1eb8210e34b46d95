import { describe, expect, it } from 'vitest';
import { text } from './text.ts';

const context = { reference: Date.UTC(2026, 10, 21), offsetAt: () => 60 };
const LOCAL = Date.UTC(2026, 10, 20, 9, 11, 12);
const UTC = Date.UTC(2026, 10, 20, 10, 11, 12);

describe('stamps', () => {
  it.each([
    ['2026-11-20T10:11:12Z INFO x', UTC, 'INFO x'],
    ['2026-11-20 10:11:12,345 INFO x', LOCAL + 345, 'INFO x'],
    ['2026-11-20 10:11:12.345 +0000 INFO x', UTC + 345, 'INFO x'],
    ['2026-11-20 10:11:12 UTC INFO x', UTC, 'INFO x'],
    ['2026-11-20 10:11:12 -12 errors', LOCAL, '-12 errors'],
    ['2026/11/20 10:11:12 INFO x', LOCAL, 'INFO x'],
    ['2026-11-20\t10:11:12\tx', LOCAL, 'x'],
    ['[2026-11-20 10:11:12] x', LOCAL, 'x'],
    ['2026-11-20 10:11:12|Warn|x', LOCAL, 'Warn|x'],
    ['20/Nov/2026:10:11:12 +0000 x', UTC, 'x'],
    ['20-Nov-2026 10:11:12.345 client x', LOCAL + 345, 'client x'],
    ['Fri Nov 20 10:11:12 2026 [pid 1] x', LOCAL, '[pid 1] x'],
    ['Fri Nov 20 10:11:12 UTC 2026 x', UTC, 'x'],
    ['Nov 20 10:11:12 x', LOCAL, 'x'],
    [`${UTC / 1000} x`, UTC, 'x'],
    [`${UTC / 1000}.345 x`, UTC + 345, 'x'],
    [`${UTC} x`, UTC, 'x'],
    ['level=info t=2026-11-20T10:11:12Z x', UTC, 'level=info t=2026-11-20T10:11:12Z x'],
    [
      `type=USER_CMD msg=audit(${UTC / 1000}.345:295): x`,
      UTC + 345,
      `type=USER_CMD msg=audit(${UTC / 1000}.345:295): x`
    ],
    ['2026-02-30 10:11:12 x', null, 'x'],
    ['no stamp at all', null, 'no stamp at all'],
    ['', null, '']
  ])('%s', (line, time, message) => {
    expect(text.parse(line, context)).toMatchObject({ time, message, web: null, program: null });
  });

  it('looks near the start alone', () => {
    expect(text.parse(`${'x '.repeat(40)}2026-11-20T10:11:12Z`, context).time).toBeNull();
  });
});

it('takes the first address as the actor', () => {
  expect(text.parse('login of bob from 198.51.100.7:99 to 10.0.0.1', context).actor).toBe(
    '198.51.100.7'
  );
  expect(text.parse('login of bob', context).actor).toBeNull();
});
