import { expect, it } from 'vitest';
import { BENIGN } from '../../detectors/taxonomy.ts';
import { KeySet } from '../../detectors/log-line/text-key.ts';
import { DetectionColumns, HIDDEN } from '../columns.ts';
import { chunkOf } from '../test-columns.ts';
import { MATCHES_NOTHING } from './matcher.ts';
import { withdrawnBy } from './withdrawn.ts';

const SOURCES = [{ id: 1, fingerprint: 'first' }];

/** Rows with the texts 1, 2, 3 … in turn. */
function columnsOf(...rows: Parameters<typeof chunkOf>[2][number][]): DetectionColumns {
  const columns = new DetectionColumns();
  columns.append(
    chunkOf(1, 1, rows),
    rows.flatMap((_, i) => [i + 1, 0])
  );
  return columns;
}

function texts(...keys: number[]) {
  const set = new KeySet();
  for (const key of keys) set.add(key, 0);
  return { actors: new Set<string>(), keys: [set] };
}

it('lists the lines of suppressed texts, under what the model said of them', () => {
  const columns = columnsOf(
    { line: 3, time: 30, classId: 5, actor: 'a' },
    { line: 4, time: 40, classId: 7, actor: 'a' },
    { line: 5, classId: 9, unsure: true, actor: 'b' }
  );
  const { actors, lines } = withdrawnBy(columns, texts(1, 3), SOURCES);
  expect(actors).toEqual(new Set());
  expect([...lines]).toEqual([
    [
      'first',
      [
        { line: 3, time: 30, actor: 'a', classId: 5, unsure: false, byContext: false },
        { line: 5, time: NaN, actor: 'b', classId: 9, unsure: true, byContext: false }
      ]
    ]
  ]);
});

it('lists no line of an actor of whom nothing counts, nor of a source that is not there', () => {
  const columns = columnsOf({ line: 1, actor: 'a' }, { line: 2, actor: 'b' });
  columns.append(chunkOf(2, 9, [{ line: 3, actor: 'b' }]), [1, 0]);
  const { actors, lines } = withdrawnBy(
    columns,
    { ...texts(1, 2), actors: new Set(['a']) },
    SOURCES
  );
  expect(actors).toEqual(new Set(['a']));
  expect(lines.get('first')!.map(({ line }) => line)).toEqual([2]);
  expect(lines.size).toBe(1);
});

it('lists lines that examples make benign, but none that the model called benign itself', () => {
  const columns = columnsOf({ line: 1, actor: 'a' }, { line: 2, classId: BENIGN, actor: 'a' });
  columns.hidden.fill(HIDDEN.taughtBenign, 0, 2);
  const { lines } = withdrawnBy(columns, MATCHES_NOTHING, SOURCES);
  expect(lines.get('first')!.map(({ line }) => line)).toEqual([1]);
});

it('is nothing where nothing is suppressed or taught', () => {
  const columns = columnsOf({ line: 1, actor: 'a' });
  expect(withdrawnBy(columns, MATCHES_NOTHING, SOURCES).lines.size).toBe(0);
});
