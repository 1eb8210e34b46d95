import { describe, expect, it } from 'vitest';
import { column, count, flag, listOf, mapOf, number, oneOf, orNull } from './shape.ts';
import { record, text, where } from './shape.ts';

const row = record({
  name: text,
  lines: count,
  state: oneOf('done', 'failed'),
  at: orNull(number),
  bytes: column(Uint8Array),
  tags: listOf(text),
  seen: mapOf(text, flag)
});

const good = {
  name: 'a.log',
  lines: 3,
  state: 'done',
  at: null,
  bytes: new Uint8Array(2),
  tags: ['x'],
  seen: new Map([['k', true]])
};

describe('a shape', () => {
  it('finds nothing wrong with what fits', () => {
    expect(row(good, 'row')).toBeNull();
    expect(row({ ...good, at: 1.5, tags: [], seen: new Map() }, 'row')).toBeNull();
  });

  it.each<[object, string]>([
    [{ name: 3 }, 'row.name is no text'],
    [{ lines: -1 }, 'row.lines is no whole number from 0 on'],
    [{ lines: 2 ** 60 }, 'row.lines is no whole number from 0 on'],
    [{ state: 'gone' }, 'row.state is no done or failed'],
    [{ at: NaN }, 'row.at is no number'],
    [{ bytes: new Int8Array(2) }, 'row.bytes is no Uint8Array'],
    [{ tags: ['x', 3] }, 'row.tags[1] is no text'],
    [{ tags: {} }, 'row.tags is no list'],
    [{ seen: new Map([['k', 1]]) }, 'row.seen[k] is no yes or no'],
    [{ seen: new Map([[1, true]]) }, 'a key of row.seen is no text'],
    [{ seen: {} }, 'row.seen is no map'],
    [{ more: 1 }, 'row has the unknown field "more"']
  ])('says where %j is wrong', (change, wrong) => {
    expect(row({ ...good, ...change }, 'row')).toBe(wrong);
  });

  it('misses a field that is not there, or only inherited', () => {
    const { name, ...rest } = good;
    expect(row(rest, 'row')).toBe('row has no "name"');
    expect(row(Object.assign(Object.create({ name }) as object, rest), 'row')).toBe(
      'row has no "name"'
    );
  });

  it.each([null, [], 'text', 3])('takes %j for no object', (value) => {
    expect(row(value, 'row')).toBe('row is no object');
  });

  it('with a condition names the condition, and only of what has the shape', () => {
    const filled = where(text, 'is empty', (value) => value !== '');
    expect(filled('', 'reason')).toBe('reason is empty');
    expect(filled(3, 'reason')).toBe('reason is no text');
    expect(filled('x', 'reason')).toBeNull();
  });
});
