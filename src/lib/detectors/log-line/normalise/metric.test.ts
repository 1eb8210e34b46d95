import { expect, it } from 'vitest';
import { maskMetric } from './metric.ts';

it.each([
  ['cpu user=0.9312 system=0.0410 idle=0.0278', 'cpu user=<pct:90> system=<pct:0> idle=<pct:0>'],
  [
    'process name=john user=alice cpu=0.9800 command=/usr/bin/john --wordlist=/home/alice/x shadow',
    'process name=john user=<user> cpu=<pct:100> command=/bin/john --wordlist=/home/<user>/x shadow'
  ],
  ['process name=cron user=root cpu=0.0010', 'process name=cron user=root cpu=<pct:0>'],
  ['memory', 'memory']
])('%s is %s', (message, canonical) => {
  expect(maskMetric(message)).toBe(canonical);
});
