import fc from 'fast-check';
import { expect, it } from 'vitest';
import { KeySet } from '../../detectors/log-line/text-key.ts';
import { DetectionColumns } from '../columns.ts';
import { filterRows } from '../filter.ts';
import { RowOrders } from '../order.ts';
import { chunkOf } from '../test-columns.ts';
import { type Matcher, MATCHES_NOTHING, rowTest, unionOf } from './matcher.ts';
import { RowMarks } from './row-marks.ts';

const CRITERIA = {
  ...{ minConfidence: 0, classes: null, sourceId: null, actor: '', range: null },
  ...{ unsure: true, suppressed: false }
};

const lines = fc.array(
  fc.record({
    text: fc.integer({ min: 0, max: 5 }),
    actor: fc.constantFrom('a', 'b', 'c', ''),
    unsure: fc.boolean()
  }),
  { minLength: 1, maxLength: 40 }
);
type Lines = typeof lines extends fc.Arbitrary<infer T> ? T : never;

function append(columns: DetectionColumns, id: number, sourceId: number, some: Lines): void {
  const chunk = chunkOf(
    id,
    sourceId,
    some.map(({ actor, unsure }, i) => ({ line: i + 1, time: i, actor, unsure }))
  );
  // The text 0 was not kept: it has no key.
  const keys = some.flatMap(({ text }) => (text === 0 ? [0, 0] : [text, 7]));
  columns.append(chunk, keys);
}

const matchers = fc
  .record({
    texts: fc.uniqueArray(fc.integer({ min: 0, max: 6 })),
    actors: fc.uniqueArray(fc.constantFrom('a', 'b', 'z'))
  })
  .map(({ texts, actors }): Matcher => {
    const keys = new KeySet();
    for (const text of texts) keys.add(text, text === 0 ? 0 : 7);
    return { actors: new Set(actors), keys: [keys] };
  });

const shownIn = (columns: DetectionColumns) => [
  ...filterRows(columns, new RowOrders(columns).by('time'), false, CRITERIA).rows
];

it('hides what a matcher matches, counts it, and gives all back when it goes', () => {
  fc.assert(
    fc.property(lines, matchers, (some, matcher) => {
      const columns = new DetectionColumns();
      append(columns, 1, 1, some);
      const marks = new RowMarks(columns);
      const before = shownIn(columns);
      const { detections, unsure, bySource } = marks.update(matcher, 0);
      const hit = some.filter(({ text, actor }) => {
        return matcher.actors.has(actor) || (text !== 0 && matcher.keys[0]!.has(text, 7));
      });
      expect(detections + unsure).toBe(hit.length);
      expect(bySource.get(1) ?? 0).toBe(hit.filter((line) => !line.unsure).length);
      expect(shownIn(columns).length + hit.length).toBe(before.length);
      expect(marks.update(MATCHES_NOTHING, 0)).toMatchObject({ detections: 0, unsure: 0 });
      expect(shownIn(columns)).toEqual(before);
    })
  );
});

it('marks rows that come later, and rows that were renumbered, as if it began anew', () => {
  fc.assert(
    fc.property(lines, lines, matchers, (some, more, matcher) => {
      const columns = new DetectionColumns();
      const marks = new RowMarks(columns);
      append(columns, 1, 1, some);
      marks.update(matcher, 0);
      append(columns, 2, 2, more);
      const tally = marks.update(matcher, 0);
      expect(tally).toEqual(new RowMarks(columns).update(unionOf([matcher]), 0));
      columns.removeSources([1]);
      const left = marks.update(matcher, 1);
      expect(left.bySource.get(1)).toBe(undefined);
      const matches = rowTest(columns, matcher);
      const marked = Array.from(more, (_, row) => columns.suppressed[row] === 1);
      expect(marked).toEqual(more.map((_, row) => matches(row)));
      expect(left.detections + left.unsure).toBe(marked.filter(Boolean).length);
    })
  );
});
