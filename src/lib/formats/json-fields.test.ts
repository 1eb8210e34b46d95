import { expect, it } from 'vitest';
import {
  clientField,
  numberField,
  parseObject,
  statusField,
  textField,
  timeField
} from './json-fields.ts';

it('parses lines that are one object', () => {
  expect(parseObject(' {"a":1} ')).toEqual({ a: 1 });
  for (const line of ['', '[1]', '{', '{"a":}', 'x {"a":1}']) expect(parseObject(line)).toBeNull();
});

it('finds a dotted path as a key or as nested objects, the first that says something', () => {
  expect(textField({ 'host.name': 'a' }, ['host.name'])).toBe('a');
  expect(textField({ host: { name: 'b' } }, ['host.name'])).toBe('b');
  expect(textField({ host: '-', name: '', agent: ['c'] }, ['host', 'name', 'agent'])).toBe('c');
  expect(textField({ host: 7 }, ['host', 'toString'])).toBeNull();
});

it('reads clients without their port', () => {
  expect(clientField({ ip: '192.0.2.7:80' }, ['ip'])).toBe('192.0.2.7');
  expect(clientField({ ip: '::ffff:192.0.2.7' }, ['ip'])).toBe('192.0.2.7');
  expect(clientField({ ip: 'gate' }, ['ip'])).toBe('gate');
});

it('reads statuses and numbers', () => {
  expect(statusField({ a: '404', b: 9 }, ['b', 'a'])).toBe(404);
  expect(statusField({ a: 'ok', b: 20.5 }, ['b', 'a'])).toBeNull();
  expect(numberField({ a: '1', b: 0.5 }, ['a', 'b'])).toBe(0.5);
  expect(numberField({ a: null }, ['a'])).toBeNull();
});

it('hands texts and numbers to the reader of times', () => {
  const read = (value: string | number) => (value === 'now' ? 1 : null);
  expect(timeField({ a: 5, b: true, c: 'now' }, ['a', 'b', 'c'], read)).toBe(1);
});
