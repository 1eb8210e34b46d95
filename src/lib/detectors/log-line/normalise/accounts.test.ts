import { expect, it } from 'vitest';
import { maskUser, maskUserId } from './accounts.ts';

it.each([
  ['root', 'root'],
  ['WWW-Data', 'www-data'],
  ['alice', '<user>'],
  ['root1', '<user>'],
  ['', '<user>']
])('account %s is %s', (name, masked) => {
  expect(maskUser(name)).toBe(masked);
});

it.each([
  ['0', 'root'],
  ['33', 'www-data'],
  ['65534', 'nobody'],
  ['107', '<n>'],
  ['1000', '<user>'],
  ['60001', '<user>'],
  ['4294967295', 'unset'],
  ['-1', 'unset']
])('id %s is %s', (id, masked) => {
  expect(maskUserId(id)).toBe(masked);
});
