import fc from 'fast-check';
import { expect, it } from 'vitest';
import { maskText } from './text.ts';

it.each([
  ['from 192.0.2.7 port 22', 'from <ip> port <n>'],
  ['to 2001:db8::7', 'to <ip>'],
  ['mail alice@corp.example', 'mail <email>'],
  ['at gate.corp.example', 'at <host>'],
  ['file notes.txt', 'file notes.txt'],
  ['/home/alice/x', '/home/<user>/x'],
  ['/dev/pts/3 and pts/4', '<tty> and <tty>'],
  ['took 0.25 of 2.4.71', 'took <n> of <n>'],
  ['2026-11-20 10:11:12 x', '<time> x'],
  ['02:00:00:00:00:01', '<mac>'],
  ['id deadbeef01', 'id <hex:16>'],
  ['3fa85f64-5717-4562-b3fc-2c963f66afa6', '<uuid>'],
  ['SHA256:abcdefghijklmnopqrstuvwxyz0123456789', '<b64:48>'],
  ['AH00128: gone', 'ah00128: gone'],
  ['a\u0001\u0002b', 'a <bin> b'],
  ['odd <user> here', 'odd < user> here']
])('%s is %s', (text, masked) => {
  expect(maskText(text)).toBe(masked);
});

it('changes nothing more in what it masked, but sets brackets apart', () => {
  const piece = fc.constantFrom(
    ...[
      '192.0.2.7',
      'alice@corp.example',
      'gate.corp.example',
      'notes.txt',
      '/home/alice',
      'pts/1'
    ],
    ...['0.25', '4711', '10:11:12', 'failed', 'user', '=', ':', '(', ')', ' ', ';']
  );
  fc.assert(
    fc.property(fc.array(piece, { maxLength: 20 }), (parts) => {
      const once = maskText(parts.join(' '));
      expect(maskText(once).replaceAll('< ', '<')).toBe(once);
    })
  );
});

it('cuts long text and says so', () => {
  const masked = maskText('word '.repeat(1000));
  expect(masked.length).toBeLessThan(620);
  expect(masked).toMatch(/<cut>$/);
});
