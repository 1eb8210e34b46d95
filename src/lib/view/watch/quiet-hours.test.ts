import { expect, it } from 'vitest';
import { isQuiet } from './quiet-hours.ts';

const at = (hours: number, minutes: number) => new Date(2026, 10, 21, hours, minutes);

it.each([
  ['22:00', '07:00', 21, 59, false],
  ['22:00', '07:00', 22, 0, true],
  ['22:00', '07:00', 3, 0, true],
  ['22:00', '07:00', 7, 0, false],
  ['12:00', '13:30', 12, 0, true],
  ['12:00', '13:30', 13, 30, false],
  ['08:00', '08:00', 20, 0, true]
])('from %s to %s, it is %i:%i: %s', (from, to, hours, minutes, quiet) => {
  expect(isQuiet({ on: true, from, to }, at(hours, minutes))).toBe(quiet);
  expect(isQuiet({ on: false, from, to }, at(hours, minutes))).toBe(false);
});
