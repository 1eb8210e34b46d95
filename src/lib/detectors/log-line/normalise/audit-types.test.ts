import { expect, it } from 'vitest';
import { recordType } from './audit-types.ts';

it.each([
  ['USER_AUTH', 'user_auth'],
  ['1100', 'user_auth'],
  ['1105', 'user_start'],
  ['1130', 'service_start'],
  ['1138', 'software_update'],
  ['1300', 'syscall'],
  ['UNKNOWN[1334]', 'bpf'],
  ['1999', '<n>']
])('%s is %s', (type, name) => {
  expect(recordType(type)).toBe(name);
});
