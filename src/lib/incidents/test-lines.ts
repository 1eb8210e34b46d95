import type { Verdict } from '../detectors/detector.ts';
import { BENIGN, LABELS, TAXONOMY } from '../detectors/taxonomy.ts';
import type { ParsedLine } from '../formats/format.ts';
import { correlate } from './correlate.ts';
import type { Incident } from './incident.ts';
import { RuleSet } from './sigma/rule-set.ts';
import { addLines, newTrace, type Trace } from './trace.ts';

/** A line in short, for tests. */
export interface TestLine {
  /** Seconds after the start; null for a line without a time. */
  at: number | null;
  actor?: string | null;
  host?: string | null;
  program?: string | null;
  message?: string;
  web?: ParsedLine['web'];
  /** Class name that the model gives; benign without. */
  detected?: string;
  /** Class name that the model is unsure about. */
  unsure?: string;
  confidence?: number;
  /** Probability of being a threat that the model gives a line that is none. */
  chance?: number;
}

/** Start of the tests' logs, ms since the epoch. */
export const START = Date.UTC(2026, 10, 20, 10);

function parsedOf(line: TestLine): ParsedLine {
  return {
    time: line.at === null ? null : START + line.at * 1_000,
    host: line.host ?? null,
    program: line.program ?? null,
    actor: line.actor ?? null,
    message: line.message ?? '',
    web: line.web ?? null
  };
}

function verdictOf({ detected, unsure, confidence = 0.95, chance = 0.05 }: TestLine): Verdict {
  const classId = detected === undefined ? BENIGN : LABELS.indexOf(detected);
  const probabilities = new Float32Array(TAXONOMY.length);
  probabilities[BENIGN] = 1 - (detected === undefined ? chance : confidence);
  return {
    ...{ classId, confidence, probabilities },
    unsure: unsure === undefined ? null : LABELS.indexOf(unsure)
  };
}

/** The trace of some lines, taken in batches of a size. */
export function traceOf(lines: readonly TestLine[], options: Options = {}): Trace {
  return judge(lines, options).trace;
}

/** What lines are said to be in the end: class names, `(c)` behind those that other lines decide. */
export function saidOf(lines: readonly TestLine[], options: Options = {}): string[] {
  return judge(lines, options).verdicts.map(
    ({ classId, byContext }) => `${LABELS[classId]}${byContext ? ' (c)' : ''}`
  );
}

interface Options {
  rules?: RuleSet;
  batch?: number;
}

function judge(
  lines: readonly TestLine[],
  { rules = RuleSet.of([]), batch = 1_000 }: Options
): { trace: Trace; verdicts: Verdict[] } {
  const trace = newTrace();
  const verdicts: Verdict[] = [];
  for (let start = 0; start < lines.length; start += batch) {
    const some = lines.slice(start, start + batch);
    const judged = {
      firstLine: start + 1,
      texts: some.map(({ message = '' }) => message),
      parsed: some.map(parsedOf),
      verdicts: some.map(verdictOf)
    };
    verdicts.push(...addLines(trace, judged, rules).lines.verdicts);
  }
  return { trace, verdicts };
}

/** Incidents of one source. */
export function incidentsOf(lines: readonly TestLine[], rules?: RuleSet): Incident[] {
  return correlate([
    { source: 'a.log', trace: traceOf(lines, { rules: rules ?? RuleSet.of([]) }) }
  ]);
}

/** A request that is not answered. */
export function missing(at: number, actor: string, path: string): TestLine {
  const web = { method: 'GET', target: path, status: 404, referer: null, agent: null };
  return { at, actor, web };
}

/** A password that sshd refuses. */
export function refused(at: number, actor: string): TestLine {
  const message = `Failed password for root from ${actor} port 5 ssh2`;
  return { at, actor, program: 'sshd', host: 'gate', message };
}
