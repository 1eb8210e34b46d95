import { expect, test } from 'vitest';
import { DetectionColumns } from './columns.ts';
import { chunkOf } from './test-columns.ts';

test('grows past its first capacity and keeps what was there', () => {
  const columns = new DetectionColumns();
  for (let chunk = 0; chunk < 10; chunk++) {
    const detections = Array.from({ length: 1000 }, (_, i) => ({
      line: chunk * 1000 + i + 1,
      actor: `198.51.100.${i % 4}`
    }));
    columns.append(chunkOf(chunk + 1, 1, detections));
  }
  expect(columns.length).toBe(10_000);
  expect(columns.lines[0]).toBe(1);
  expect(columns.lines[9999]).toBe(10_000);
  expect(columns.actors).toHaveLength(4);
  expect(columns.actorOf(9999)).toBe('198.51.100.3');
});

test('knows the extent of log time and of chunks', () => {
  const columns = new DetectionColumns();
  columns.append(chunkOf(1, 1, [{ line: 4, time: 2000 }, { line: 9 }, { line: 12, time: 1000 }]));
  expect([columns.earliest, columns.latest]).toEqual([1000, 2000]);
  expect(columns.chunks.get(1)).toEqual({ sourceId: 1, first: 4, last: 12 });
});

test('unsure lines are marked, and do not widen the extent', () => {
  const columns = new DetectionColumns();
  columns.append(
    chunkOf(1, 1, [
      { line: 1, time: 10, classId: 9, unsure: true },
      { line: 2, time: 20, classId: 5 }
    ])
  );
  expect([...columns.classes.subarray(0, 2)]).toEqual([9, 5]);
  expect([...columns.unsure.subarray(0, 2)]).toEqual([1, 0]);
  expect([columns.earliest, columns.latest]).toEqual([20, 20]);
});

test('removing a source leaves the others whole', () => {
  const columns = new DetectionColumns();
  columns.append(chunkOf(1, 1, [{ line: 1, time: 5 }]));
  columns.append(chunkOf(2, 2, [{ line: 7, time: 50, classId: 23, actor: 'mallory' }]));
  columns.append(chunkOf(3, 1, [{ line: 2, time: 500 }]));
  columns.removeSources([1]);
  expect(columns.length).toBe(1);
  expect(columns.lines[0]).toBe(7);
  expect(columns.classes[0]).toBe(23);
  expect(columns.actorOf(0)).toBe('mallory');
  expect([columns.earliest, columns.latest]).toEqual([50, 50]);
  expect([...columns.chunks.keys()]).toEqual([2]);
});

test('an empty chunk changes nothing', () => {
  const columns = new DetectionColumns();
  columns.append(chunkOf(1, 1, []));
  expect(columns.length).toBe(0);
  expect(columns.chunks.size).toBe(0);
});
