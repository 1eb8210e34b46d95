import { expect, it } from 'vitest';
import { syscallName } from './syscalls.ts';

it.each([
  ['59', 'c000003e', 'execve'],
  ['11', '40000003', 'execve'],
  ['43', 'c000003e', 'accept'],
  ['102', '40000003', 'socketcall'],
  ['102', 'c000003e', '<n>'],
  ['59', 'c00000b7', '<n>'],
  ['59', undefined, '<n>']
])('call %s of %s is %s', (number, arch, name) => {
  expect(syscallName(number, arch)).toBe(name);
});
