import { expect, it } from 'vitest';
import { metricbeat } from './metricbeat.ts';

const context = { reference: Date.UTC(2026, 10, 21), offsetAt: () => 0 };

function line(name: string, fields: object): string {
  return JSON.stringify({
    '@timestamp': '2026-11-20T10:11:12.250Z',
    metricset: { name },
    host: { name: 'web01' },
    ...fields
  });
}

it('reads the load of a machine as shares of all its cores', () => {
  const cpu = { cores: 2, user: { pct: 1.93 }, system: { pct: 0.05 }, idle: { pct: 0.02 } };
  expect(metricbeat.parse(line('cpu', { system: { cpu } }), context)).toEqual({
    time: Date.UTC(2026, 10, 20, 10, 11, 12, 250),
    host: 'web01',
    program: 'metricbeat',
    actor: 'web01',
    message: 'cpu user=0.9650 system=0.0250 idle=0.0100',
    web: null
  });
});

it('prefers the shares that Metricbeat has divided itself', () => {
  const cpu = { cores: 4, user: { pct: 2, norm: { pct: 0.5 } } };
  expect(metricbeat.parse(line('cpu', { system: { cpu } }), context)?.message).toBe(
    'cpu user=0.5000'
  );
});

it('reads a process', () => {
  const fields = {
    process: { name: 'john' },
    user: { name: 'alice' },
    system: { process: { cmdline: 'john shadow', cpu: { total: { norm: { pct: 0.98 } } } } }
  };
  expect(metricbeat.parse(line('process', fields), context)?.message).toBe(
    'process name=john user=alice cpu=0.9800 command=john shadow'
  );
});

it('names other metric sets', () => {
  expect(metricbeat.parse(line('memory', {}), context)?.message).toBe('memory');
});

it.each([
  '',
  '{}',
  '{"metricset":{"name":"cpu"}}',
  '{"@timestamp":"x","metricset":{}}',
  '{"metricset"'
])('refuses %s', (text) => {
  expect(metricbeat.parse(text, context)).toBeNull();
});
