import { expect, it } from 'vitest';
import { BoundedMap } from './bounded-map.ts';

it('keeps what is used and drops what is not, within its bound', () => {
  const map = new BoundedMap<number, string>(10);
  map.set(-1, 'kept');
  for (let key = 0; key < 1000; key++) {
    map.set(key, `v${key}`);
    expect(map.get(-1)).toBe('kept');
    expect(map.size).toBeLessThanOrEqual(20);
  }
  expect(map.get(5)).toBeUndefined();
  expect(map.get(999)).toBe('v999');
});
