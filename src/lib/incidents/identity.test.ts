import fc from 'fast-check';
import { expect, it } from 'vitest';
import { correlate } from './correlate.ts';
import { isSame, joinMarks, markOf } from './identity.ts';
import type { Incident } from './incident.ts';
import { incidentsOf, type TestLine, traceOf } from './test-lines.ts';

const SCAN = 'attacker_http:foothold:wpscan';
const SHELL = 'attacker_http:foothold:webshell_cmd';
const actor = '198.51.100.1';

const found = (at: number | null, detected = SCAN): TestLine => ({ at, actor, detected });

/** Incidents of several logs. */
const of = (...logs: TestLine[][]): Incident[] =>
  correlate(logs.map((log, i) => ({ source: `${i}.log`, trace: traceOf(log) })));

const same = (a: Incident, b: Incident) => isSame(markOf(a), markOf(b));

it('knows an incident again whose start another log moved', () => {
  const [before] = of([found(600), found(700)]);
  const [after] = of([found(600), found(700)], [found(0), found(5)]);
  expect(after!.id).not.toBe(before!.id);
  expect(same(before!, after!)).toBe(true);
});

it('knows both of two incidents in the one that later lines made of them', () => {
  const apart = of([found(0), found(3_600)]);
  expect(apart).toHaveLength(2);
  expect(same(apart[0]!, apart[1]!)).toBe(false);
  const [joined, ...others] = of([found(0), found(3_600)], [found(1_700), found(2_000)]);
  expect(others).toEqual([]);
  for (const part of apart) expect(same(part, joined!)).toBe(true);
  const mark = joinMarks(markOf(apart[0]!), [markOf(apart[1]!)]);
  expect(mark).toEqual(markOf(joined!));
});

it('tells actors, phases and times apart', () => {
  const incidents = of(
    [found(0), found(60, SHELL), { ...found(70), actor: '192.0.2.9' }, found(3_600)],
    [found(null), found(null)]
  );
  expect(incidents).toHaveLength(5);
  for (const a of incidents) for (const b of incidents) expect(same(a, b)).toBe(a === b);
});

it('tells logs without times apart by their source and line', () => {
  const lines: TestLine[] = Array.from({ length: 3_000 }, () => ({ at: null, actor }));
  for (const row of [10, 20, 2_900]) lines[row]!.detected = SCAN;
  const [early, late] = incidentsOf(lines);
  expect(same(early!, late!)).toBe(false);
  expect(same(early!, incidentsOf(lines.slice(0, 15))[0]!)).toBe(true);
  const [first, second] = of([found(null)], [found(null)]);
  expect(same(first!, second!)).toBe(false);
});

const anyLog = fc
  .array(
    fc.record({
      pause: fc.constantFrom(1, 300, 1_000, 2_500),
      actor: fc.constantFrom(actor, '192.0.2.9', 'alice'),
      kind: fc.constantFrom<TestLine>(
        { at: 0, detected: SCAN },
        { at: 0, detected: SHELL },
        { at: 0, unsure: SCAN }
      )
    }),
    { minLength: 1, maxLength: 60 }
  )
  .map((steps) => {
    let at = 0;
    return steps.map(({ pause, actor, kind }): TestLine => ({ ...kind, at: (at += pause), actor }));
  });

it('knows every incident again, as one, when a scan goes on and another log comes', () => {
  fc.assert(
    fc.property(anyLog, anyLog, fc.double({ min: 0, max: 1, noNaN: true }), (log, more, part) => {
      const after = of(log, more);
      for (const before of of(log.slice(0, Math.ceil(log.length * part)))) {
        expect(after.filter((incident) => same(before, incident))).toHaveLength(1);
      }
    })
  );
});
