import { expect, test } from 'vitest';
import { histogramOf } from '../ui/histogram.ts';
import { type Standing, whyNoLines, whyNoTimeline } from './emptiness.ts';

const NONE = { judged: 100, detections: 0, unsure: 0, hidden: 0 };
const OFF = { unsure: false, suppressed: false };

function standing(change: Partial<Standing>): Standing {
  return { lines: NONE, shown: 0, scanning: false, filters: OFF, ...change };
}

const cases: [string, Partial<Standing>, ReturnType<typeof whyNoLines>][] = [
  ['no line was judged', { lines: { ...NONE, judged: 0 } }, 'unread'],
  ['the first lines are awaited', { lines: { ...NONE, judged: 0 }, scanning: true }, 'scanning'],
  ['a scan found nothing yet', { scanning: true }, 'scanning'],
  [
    'a scan found what is filtered away',
    { lines: { ...NONE, detections: 3 }, scanning: true },
    'filtered'
  ],
  ['nothing was found', {}, 'benign'],
  ['unsure lines are not asked for', { lines: { ...NONE, unsure: 4 } }, 'unsure'],
  [
    'unsure lines are filtered away',
    { lines: { ...NONE, unsure: 4 }, filters: { ...OFF, unsure: true } },
    'filtered'
  ],
  ['all is suppressed', { lines: { ...NONE, hidden: 4 } }, 'suppressed'],
  [
    'what is suppressed is filtered away',
    { lines: { ...NONE, hidden: 4 }, filters: { ...OFF, suppressed: true } },
    'filtered'
  ],
  ['detections are filtered away', { lines: { ...NONE, detections: 3 } }, 'filtered'],
  ['lines are shown', { lines: { ...NONE, detections: 3 }, shown: 3 }, null]
];

test.each(cases)('%s', (_, change, why) => {
  expect(whyNoLines(standing(change))).toBe(why);
  if (why !== null) expect(whyNoTimeline(standing(change), null)).toBe(why);
});

test('a timeline is empty where no detection shown has a time', () => {
  const shown = standing({ lines: { ...NONE, detections: 1 }, shown: 1 });
  const timeline = (times: number[]) =>
    histogramOf(
      { times: Float64Array.from(times), classes: new Uint8Array(times.length) },
      Uint32Array.from(times.keys()),
      { from: 0, to: 10_000 }
    );
  expect(whyNoTimeline(shown, null)).toBe('untimed');
  expect(whyNoTimeline(shown, timeline([NaN]))).toBe('untimed');
  expect(whyNoTimeline(shown, timeline([]))).toBe('only-unsure');
  expect(whyNoTimeline(shown, timeline([NaN, 5_000]))).toBeNull();
});
