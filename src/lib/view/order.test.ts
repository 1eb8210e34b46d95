import { expect, test } from 'vitest';
import { DetectionColumns } from './columns.ts';
import { filterRows } from './filter.ts';
import { RowOrders, type SortKey } from './order.ts';
import { type TestDetection, chunkOf } from './test-columns.ts';

/** A small generator with a fixed seed, so that a failure can be repeated. */
function* numbers(seed: number): Generator<number, never> {
  let state = seed;
  for (;;) {
    state = (state * 1_103_515_245 + 12_345) % 2_147_483_648;
    yield state / 2_147_483_648;
  }
}

function randomDetections(count: number, random: Generator<number, never>): TestDetection[] {
  return Array.from({ length: count }, (_, i) => ({
    line: i + 1,
    time: random.next().value < 0.1 ? NaN : Math.floor(random.next().value * 1e6),
    confidence: random.next().value
  }));
}

test.each<SortKey>(['time', 'line', 'confidence'])(
  'appending bit by bit gives the same order by %s as all at once',
  (key) => {
    const random = numbers(7);
    const chunks = [1, 2, 3, 4].map((id) => chunkOf(id, id % 2, randomDetections(200, random)));
    const [steps, whole] = [new DetectionColumns(), new DetectionColumns()];
    const stepwise = new RowOrders(steps);
    for (const chunk of chunks) {
      steps.append(chunk);
      stepwise.by(key);
      whole.append(chunk);
    }
    const order = stepwise.by(key);
    expect(order.rows).toEqual(new RowOrders(whole).by(key).rows);
    const column = { time: steps.times, line: steps.sourceIds, confidence: steps.confidences }[key];
    for (let i = 1; i < order.keyed; i++) {
      expect(column[order.rows[i - 1]!]!).toBeLessThanOrEqual(column[order.rows[i]!]!);
    }
  }
);

test('a million detections are filtered faster than a slider moves', () => {
  const columns = new DetectionColumns();
  const detections = randomDetections(10_000, numbers(3));
  for (let id = 1; id <= 100; id++) columns.append(chunkOf(id, id, detections));
  const order = new RowOrders(columns).by('line');
  const criteria = {
    classes: new Set([5]),
    sourceId: null,
    actor: '',
    unsure: false,
    suppressed: false,
    range: { from: 0, to: 9e5 }
  };
  const times = [0.2, 0.4, 0.6].map((minConfidence) => {
    const began = performance.now();
    filterRows(columns, order, false, { ...criteria, minConfidence });
    return performance.now() - began;
  });
  // 50 ms is the aim on an idle machine; a busy one must not fail the tests.
  expect(Math.min(...times)).toBeLessThan(250);
});
