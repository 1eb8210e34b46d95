import fc from 'fast-check';
import { expect, it } from 'vitest';
import { LABELS } from '../../detectors/taxonomy.ts';
import { correlate } from '../correlate.ts';
import type { Incident } from '../incident.ts';
import { missing, refused, START, type TestLine, traceOf } from '../test-lines.ts';
import { NOTHING_WITHDRAWN, type Withdrawn, type WithdrawnLine } from './withdraw.ts';

const SCAN = 'attacker_http:foothold:wpscan';
const SQL = 'sql_injection';

const line = fc.record<TestLine>({
  at: fc.integer({ min: 0, max: 20_000 }),
  actor: fc.constantFrom('192.0.2.1', '192.0.2.2', '192.0.2.3'),
  detected: fc.constantFrom(SCAN, SQL)
});
const log = fc.array(line, { minLength: 1, maxLength: 60 });

function made(lines: readonly TestLine[], withdrawn: Withdrawn): Incident[] {
  return correlate([{ source: 'a.log', trace: traceOf(lines) }], withdrawn);
}

function withdrawnOf(lines: readonly TestLine[], is: (line: TestLine, i: number) => boolean) {
  const rows = lines.flatMap((one, i): WithdrawnLine[] => {
    const said = one.detected ?? one.unsure;
    if (said === undefined || !is(one, i)) return [];
    const unsure = one.detected === undefined;
    return [
      {
        ...{ line: i + 1, time: START + one.at! * 1_000 },
        actor: one.actor ?? '',
        classId: LABELS.indexOf(said),
        unsure,
        byContext: false
      }
    ];
  });
  return { actors: new Set<string>(), lines: new Map([['a.log', rows]]) };
}

const flagged = (incidents: readonly Incident[]) =>
  incidents.flatMap(({ classes }) => classes).reduce((sum, { lines }) => sum + lines, 0);

it('takes out as many lines as are withdrawn, and no others', () => {
  fc.assert(
    fc.property(log, fc.infiniteStream(fc.boolean()), (lines, stream) => {
      const gone = lines.map(() => stream.next().value as boolean);
      const left = made(
        lines,
        withdrawnOf(lines, (_, i) => gone[i]!)
      );
      expect(flagged(left)).toBe(gone.filter((is) => !is).length);
      for (const { lines, classes } of left) {
        expect(lines).toBe(classes.reduce((sum, one) => sum + one.lines, 0));
      }
    })
  );
});

it('leaves nothing where all lines or all actors are withdrawn, and all where nothing is', () => {
  fc.assert(
    fc.property(log, (lines) => {
      const all = made(lines, NOTHING_WITHDRAWN);
      expect(all.length).toBeGreaterThan(0);
      expect(
        made(
          lines,
          withdrawnOf(lines, () => true)
        )
      ).toEqual([]);
      const actors = new Set(lines.map(({ actor }) => actor!));
      expect(made(lines, { actors, lines: new Map() })).toEqual([]);
      expect(
        made(
          lines,
          withdrawnOf(lines, () => false)
        )
      ).toEqual(all);
    })
  );
});

it('leaves the other actors as they were', () => {
  const lines: TestLine[] = [
    { at: 0, actor: '192.0.2.1', detected: SCAN },
    { at: 5, actor: '192.0.2.2', detected: SCAN }
  ];
  const [left, ...more] = made(lines, { actors: new Set(['192.0.2.1']), lines: new Map() });
  expect(more).toEqual([]);
  expect(left).toEqual(made(lines, NOTHING_WITHDRAWN).find(({ actor }) => actor === '192.0.2.2'));
});

it('keeps a burst while a line of its incident is left', () => {
  const scan = Array.from({ length: 300 }, (_, i): TestLine => ({
    ...missing(i / 10, '192.0.2.9', `/p${i}`),
    detected: SCAN
  }));
  const kinds = (withdrawn: Withdrawn) =>
    made(scan, withdrawn).flatMap(({ evidence }) => evidence.map(({ kind }) => kind));
  expect(kinds(NOTHING_WITHDRAWN)).toEqual(['model', 'burst']);
  expect(kinds(withdrawnOf(scan, (_, i) => i > 0))).toEqual(['model', 'burst']);
  expect(kinds(withdrawnOf(scan, () => true))).toEqual([]);
});

it('no longer counts doubtful lines beside a sure sign that is withdrawn', () => {
  const guesses = Array.from({ length: 20 }, (_, i) => refused(i, '192.0.2.9'));
  const doubtful: TestLine = { at: 30, actor: '192.0.2.9', unsure: 'login_bruteforce' };
  const sure: TestLine = { at: 30, actor: '192.0.2.9', detected: SCAN };
  const lines = [sure, sure, sure, doubtful];
  const unsureOf = (withdrawn: Withdrawn) =>
    made(lines, withdrawn).filter(({ evidence }) => evidence.some(({ kind }) => kind === 'unsure'));
  expect(unsureOf(NOTHING_WITHDRAWN)).toHaveLength(1);
  expect(unsureOf(withdrawnOf(lines, ({ detected }) => detected !== undefined))).toEqual([]);
  expect(unsureOf(withdrawnOf(lines, ({ unsure }) => unsure !== undefined))).toEqual([]);
  // Guesses are a burst of many lines, of which none was judged: only their actor can be withdrawn.
  expect(made(guesses, { actors: new Set(['192.0.2.9']), lines: new Map() })).toEqual([]);
});
