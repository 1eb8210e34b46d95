import { expect, it } from 'vitest';
import { isRotationOf } from './rotation.ts';

it.each([
  ['access.log', 'access.log.1'],
  ['access.log.1', 'access.log.2.gz'],
  ['access.log', 'access.log-20261121'],
  ['access.log', 'access-2026-11-21.log'],
  ['logs/access.log', 'logs/old/access.log.3'],
  ['access.log', 'logs/access.log'],
  ['syslog', 'syslog.old']
])('%s and %s are one log', (a, b) => {
  expect(isRotationOf(a, b)).toBe(true);
  expect(isRotationOf(b, a)).toBe(true);
});

it.each([
  ['access.log', 'error.log'],
  ['web1/access.log', 'web2/access.log'],
  ['web1.log', 'web2.log'],
  ['access.log', 'access.log.txt']
])('%s and %s are two logs', (a, b) => {
  expect(isRotationOf(a, b)).toBe(false);
  expect(isRotationOf(b, a)).toBe(false);
});
