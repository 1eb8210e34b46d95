import fc from 'fast-check';
import { expect, it } from 'vitest';
import { KeySet } from '../../detectors/log-line/text-key.ts';
import { DetectionColumns, HIDDEN } from '../columns.ts';
import { filterRows } from '../filter.ts';
import { RowOrders } from '../order.ts';
import { TaughtTexts } from '../teach/taught-texts.ts';
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

const untaught = new TaughtTexts();
const word = (matcher: Matcher, taught = untaught) => ({ matcher, taught });

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
      const { detections, unsure, suppressed, bySource } = marks.update(word(matcher), 0);
      const hit = some.filter(({ text, actor }) => {
        return matcher.actors.has(actor) || (text !== 0 && matcher.keys[0]!.has(text, 7));
      });
      expect(suppressed).toBe(hit.length);
      expect(detections + unsure + suppressed).toBe(0);
      expect((bySource.get(1) ?? 0) + hit.filter((line) => !line.unsure).length).toBe(0);
      expect(shownIn(columns).length + hit.length).toBe(before.length);
      expect(marks.update(word(MATCHES_NOTHING), 0)).toMatchObject({ detections: 0, unsure: 0 });
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
      marks.update(word(matcher), 0);
      append(columns, 2, 2, more);
      const tally = marks.update(word(matcher), 0);
      expect(tally).toEqual(new RowMarks(columns).update(word(unionOf([matcher])), 0));
      columns.removeSources([1]);
      const left = marks.update(word(matcher), 1);
      expect(left.bySource.get(1)).toBe(undefined);
      const matches = rowTest(columns, matcher);
      const marked = Array.from(more, (_, row) => columns.hidden[row] === HIDDEN.suppressed);
      expect(marked).toEqual(more.map((_, row) => matches(row)));
      expect(left.suppressed).toBe(marked.filter(Boolean).length);
    })
  );
});

it('examples change verdicts, all counts add up, and without them all is as the model said', () => {
  const lessons = fc.dictionary(
    fc.integer({ min: 1, max: 5 }).map(String),
    fc.constantFrom(5, 12, 23)
  );
  fc.assert(
    fc.property(lines, matchers, lessons, (some, matcher, lessons) => {
      const columns = new DetectionColumns();
      append(columns, 1, 1, some);
      const before = { classes: [...columns.classes], unsure: [...columns.unsure] };
      const taught = new TaughtTexts();
      for (const [text, classId] of Object.entries(lessons)) taught.add(Number(text), 7, classId);
      const marks = new RowMarks(columns);
      const tally = marks.update(word(matcher, taught), 0);
      expect(tally.detections + tally.unsure + tally.benign + tally.suppressed).toBe(0);
      const benign = some.filter(({ text }) => lessons[text] === 12);
      expect(tally.taughtBenign).toBe(benign.length);
      const open = shownIn(columns);
      const gone = tally.suppressed + tally.taughtBenign;
      expect(open.length).toBe(some.length - gone);
      for (const row of open) {
        const lesson = lessons[some[row]!.text];
        if (lesson !== undefined) expect(columns.classes[row]).toBe(lesson);
      }
      marks.update(word(MATCHES_NOTHING), 0);
      expect([...columns.classes]).toEqual(before.classes);
      expect([...columns.unsure]).toEqual(before.unsure);
      expect(shownIn(columns)).toHaveLength(some.length);
    })
  );
});
