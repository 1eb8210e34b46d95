import { expect, it } from 'vitest';
import { BENIGN } from '../../detectors/taxonomy.ts';
import { stripPaths } from './strip.ts';

it('draws a bar for each part with a detection, one path a class', () => {
  expect(stripPaths(Uint8Array.of(24, BENIGN, 23, 24), 10)).toEqual([
    { classId: 24, path: 'M0 0h10v1h-10zM0 3h10v1h-10z' },
    { classId: 23, path: 'M0 2h10v1h-10z' }
  ]);
});
