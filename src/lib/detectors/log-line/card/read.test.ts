import fc from 'fast-check';
import { expect, it } from 'vitest';
import { at, entries, list, number, numbers, text } from './read.ts';

it('at gives what stands under a path, and nothing that is inherited', () => {
  expect(at({ a: { b: [7] } }, 'a', 'b', '0')).toBe(7);
  expect(at({ a: 1 }, 'a', 'b')).toBeUndefined();
  expect(at({}, 'constructor')).toBeUndefined();
  expect(at(null, 'a')).toBeUndefined();
});

it('what does not fit is left out, the rest kept', () => {
  expect(list(text)(['a', 1, 'b', null])).toEqual(['a', 'b']);
  expect(entries(number)({ a: 1, b: 'x', c: NaN, d: 2 })).toEqual([
    ['a', 1],
    ['d', 2]
  ]);
  expect(numbers('x', 'y')({ x: 1, y: 2, z: 3 })).toEqual({ x: 1, y: 2 });
  expect(numbers('x', 'y')({ x: 1 })).toBeNull();
});

it('nothing throws on anything', () => {
  fc.assert(
    fc.property(fc.anything(), (value) => {
      expect(list(text)(value)).toBeInstanceOf(Array);
      expect(entries(number)(value)).toBeInstanceOf(Array);
      const read = numbers('a', 'b')(value);
      if (read !== null) expect(Object.keys(read)).toEqual(['a', 'b']);
    })
  );
});
