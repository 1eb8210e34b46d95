import { expect, test } from 'vitest';
import {
  formatBytes,
  formatCount,
  formatDuration,
  formatPercent,
  formatSpan,
  formatTime
} from './format.ts';
import { visibleText } from './visible-text.ts';

test('a model is never said to be certain', () => {
  expect(formatPercent(0.99999)).toBe('> 99.9 %');
  expect(formatPercent(0.995)).toBe('99.5 %');
  expect(formatPercent(0.5)).toBe('50 %');
  expect(formatPercent(0.004)).toBe('0.4 %');
  expect(formatPercent(0.0001)).toBe('< 0.1 %');
  expect(formatPercent(1)).toBe('100 %');
});

test('sizes, counts and durations are said as people say them', () => {
  expect(formatBytes(999)).toBe('999 bytes');
  expect(formatBytes(17_500_000)).toBe('17.5 MB');
  expect(formatCount(1, 'line')).toBe('1 line');
  expect(formatCount(31_204, 'line')).toBe('31,204 lines');
  expect(formatDuration(7.6)).toBe('8 s');
  expect(formatDuration(200)).toBe('3 min 20 s');
  expect(formatDuration(7500)).toBe('2 h 5 min');
});

test('a span names its day once', () => {
  const from = new Date(2026, 10, 21, 9, 0, 0).getTime();
  expect(formatSpan(from, from + 300_000)).toBe('21 Nov 2026, 09:00:00 – 09:05:00');
  expect(formatTime(NaN)).toBe('–');
});

test('hidden and reordering characters of a log line are seen', () => {
  expect(visibleText('a\tb\u001b[31m\u202ec\u0000')).toBe('a b\\x1b[31m\\u202ec\\x00');
  expect(visibleText('x\u180e\u{e0049}')).toBe('x\\u180e\\u{e0049}');
  expect(visibleText('Grüße, 世界')).toBe('Grüße, 世界');
});
