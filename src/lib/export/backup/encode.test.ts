import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { decode, encode } from './encode.ts';

const bytes = (max: number, min = 0) => fc.array(fc.integer({ min, max }), { maxLength: 9 });
const column = fc.oneof(
  bytes(127, -128).map((own) => Int8Array.from(own)),
  bytes(255).map((own) => Uint8Array.from(own)),
  bytes(2 ** 32 - 1).map((own) => Uint32Array.from(own)),
  fc.array(fc.float()).map((own) => Float32Array.from(own)),
  fc.array(fc.double()).map((own) => Float64Array.from(own))
);

/** All that tables hold; the key by which encoded values are told is none of their fields. */
const stored: fc.Arbitrary<unknown> = fc.letrec((tie) => ({
  value: fc.oneof(
    { depthSize: 'small' },
    fc.string(),
    // JSON knows no negative zero.
    fc.double().map((value) => value + 0),
    fc.boolean(),
    fc.constant(null),
    column,
    fc.array(tie('value')),
    fc.array(fc.tuple(fc.string(), tie('value'))).map((pairs) => new Map(pairs)),
    fc.dictionary(
      fc.string().filter((key) => key !== '$'),
      tie('value'),
      { noNullPrototype: true }
    )
  )
})).value;

const throughJson = (value: unknown) => decode(JSON.parse(JSON.stringify(encode(value))));

describe('encode and decode', () => {
  it('give back any stored value through JSON', () => {
    fc.assert(
      fc.property(stored, (value) => {
        expect(throughJson(value)).toEqual(value);
      })
    );
  });

  it('takes of a part of a buffer that part alone', () => {
    const part = Uint32Array.from([1, 2, 3, 4]).subarray(1, 3);
    expect(throughJson(part)).toEqual(Uint32Array.from([2, 3]));
  });

  it('encodes columns that are longer than what one call takes', () => {
    const long = Uint8Array.from({ length: 100_000 }, (_, i) => i % 251);
    expect(throughJson(long)).toEqual(long);
  });

  it('takes __proto__ for a key like any other', () => {
    const value = decode(JSON.parse('{"__proto__": {"evil": true}}')) as object;
    expect(Object.getPrototypeOf(value)).toBe(Object.prototype);
    expect(Object.keys(value)).toEqual(['__proto__']);
  });

  it.each([[() => 1], [Symbol('x')], [new Date(0)], [undefined], [{ at: new Set() }]])(
    'refuses what no table holds (%s)',
    (value) => expect(() => encode(value)).toThrow(TypeError)
  );

  it.each([
    '{"$": "Date", "of": "x"}',
    '{"$": "number", "is": "1e999"}',
    '{"$": "Map", "of": [[1]]}',
    '{"$": "Uint8Array", "of": "!"}',
    '{"$": "Float64Array", "of": "AAAA"}',
    '{"$": "constructor", "of": "AAAA"}',
    '{"$": null}'
  ])('refuses %s', (json) => expect(() => decode(JSON.parse(json))).toThrow());
});
