import { beforeEach, expect, test } from 'vitest';
import { DetectionColumns } from './columns.ts';
import { type Criteria, filterRows, toggled } from './filter.ts';
import { RowOrders } from './order.ts';
import { chunkOf } from './test-columns.ts';

const ALL: Criteria = {
  minConfidence: 0,
  classes: null,
  sourceId: null,
  actor: '',
  range: null,
  unsure: false,
  suppressed: false
};

let columns: DetectionColumns;
let orders: RowOrders;

beforeEach(() => {
  columns = new DetectionColumns();
  orders = new RowOrders(columns);
  columns.append(
    chunkOf(1, 1, [
      { line: 10, time: 3000, classId: 5, confidence: 0.75, actor: '203.0.113.9' },
      { line: 11, classId: 23, confidence: 0.5, actor: 'Mallory' },
      { line: 12, time: 1000, classId: 5, confidence: 1, actor: '203.0.113.9' }
    ])
  );
  columns.append(chunkOf(2, 2, [{ line: 1, time: 2000, classId: 1, confidence: 0.875 }]));
});

const linesOf = (criteria: Partial<Criteria>, descending = false) =>
  Array.from(
    filterRows(columns, orders.by('time'), descending, { ...ALL, ...criteria }).rows,
    (row) => columns.lines[row]
  );

test('without criteria all are shown by time, those without one last either way', () => {
  expect(linesOf({})).toEqual([12, 1, 10, 11]);
  expect(linesOf({}, true)).toEqual([10, 1, 12, 11]);
});

test('each criterion leaves out what does not meet it', () => {
  expect(linesOf({ minConfidence: 0.8 })).toEqual([12, 1]);
  expect(linesOf({ classes: new Set([5, 1]) })).toEqual([12, 1, 10]);
  expect(linesOf({ sourceId: 2 })).toEqual([1]);
  expect(linesOf({ actor: ' mall' })).toEqual([11]);
  expect(linesOf({ range: { from: 1000, to: 3000 } })).toEqual([12, 1]);
});

test('classes are counted as if none were left out for its class', () => {
  const { perClass } = filterRows(columns, orders.by('line'), false, {
    ...ALL,
    classes: new Set([1]),
    minConfidence: 0.6
  });
  expect([perClass[5], perClass[1], perClass[23]]).toEqual([2, 1, 0]);
});

test('unsure lines are shown when they are wanted, and meet the other criteria too', () => {
  columns.append(
    chunkOf(3, 2, [{ line: 2, time: 1500, classId: 1, confidence: 0.6, unsure: true }])
  );
  expect(linesOf({})).toEqual([12, 1, 10, 11]);
  expect(linesOf({ unsure: true })).toEqual([12, 2, 1, 10, 11]);
  expect(linesOf({ unsure: true, classes: new Set([1]) })).toEqual([2, 1]);
  expect(linesOf({ unsure: true, minConfidence: 0.7 })).toEqual([12, 1, 10]);
});

test('the last class taken away shows all again', () => {
  expect(toggled(null, 5)).toEqual(new Set([5]));
  expect(toggled(new Set([5]), 7)).toEqual(new Set([5, 7]));
  expect(toggled(new Set([5]), 5)).toBeNull();
});
