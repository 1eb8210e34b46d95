import { expect, it } from 'vitest';
import { MAX_LINES, pickLines } from './pick-lines.ts';

const lineOf = (text: string, line: number) => ({ source: 'a.log', line, text });

it('takes a line of each shape before more of the same', () => {
  const lines = [
    ...Array.from({ length: 20 }, (_, i) => lineOf(`GET /page${i} from 10.0.0.${i}`, i)),
    lineOf('POST /login', 20),
    lineOf(`upload ${'ab12'.repeat(8)}`, 21)
  ];
  const picked = pickLines(lines);
  expect(picked).toHaveLength(MAX_LINES);
  expect(picked.map(({ line }) => line)).toEqual([0, 1, 2, 3, 4, 5, 6, 7, 20, 21]);
});

it('takes all of a few, and none of none', () => {
  const few = [lineOf('a', 1), lineOf('a', 2)];
  expect(pickLines(few)).toEqual(few);
  expect(pickLines([])).toEqual([]);
});
