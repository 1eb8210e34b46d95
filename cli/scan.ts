/**
 * The pipeline without a browser: one JSON object a line on standard output.
 * Usage: npm run -s scan -- [--all | --incidents] [--bundle DIR] FILE…   (`-` is standard input)
 * Prints each detection, or each line with --all; with --incidents what they amount to, after the last file.
 */
import { availableParallelism } from 'node:os';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import * as ort from 'onnxruntime-web';
import { reportError } from '../src/lib/base/error.ts';
import { LogLineDetector } from '../src/lib/detectors/log-line/detector.ts';
import { BENIGN, TAXONOMY } from '../src/lib/detectors/taxonomy.ts';
import { RuleSet } from '../src/lib/incidents/sigma/rule-set.ts';
import { addLines, newTrace } from '../src/lib/incidents/trace.ts';
import { scan, type ScanBatch } from '../src/lib/pipeline/scan.ts';
import { readFrom } from './bundle.ts';
import { IncidentLog } from './incidents.ts';
import { openInput, type Input } from './input.ts';
import { flush, writeJson } from './output.ts';

const USAGE =
  'usage: npm run -s scan -- [--all | --incidents] [--bundle DIR] FILE…   (- reads standard input)\n';
const BUILT_IN = fileURLToPath(new URL('../static/models/log-line/', import.meta.url));
/** Digits that the calibration bears. */
const DIGITS = 1e5;

function round(value: number): number {
  return Math.round(value * DIGITS) / DIGITS;
}

/** What prints the lines of a source: rules make incidents alone, and no line's class. */
function printer(source: string, all: boolean): (batch: ScanBatch) => Promise<void> {
  const trace = newTrace();
  const rules = RuleSet.of([]);
  return (batch) => print(source, addLines(trace, batch, rules).lines, all);
}

async function print(source: string, batch: ScanBatch, all: boolean): Promise<void> {
  for (const [i, verdict] of batch.verdicts.entries()) {
    if (!all && verdict.classId === BENIGN) continue;
    const { time, actor } = batch.parsed[i]!;
    const threat = TAXONOMY[verdict.classId]!;
    await writeJson({
      source,
      line: batch.firstLine + i,
      time: time === null ? null : new Date(time).toISOString(),
      format: batch.formats[i],
      class: threat.name,
      confidence: round(verdict.confidence),
      actor,
      technique: threat.technique?.id ?? null,
      ...(verdict.unsure === null ? {} : { unsure: TAXONOMY[verdict.unsure]!.name }),
      ...(all && verdict.byContext ? { byContext: true } : {}),
      ...(all ? { probabilities: Array.from(verdict.probabilities, round) } : {})
    });
  }
}

async function scanInput(
  input: Input,
  detector: LogLineDetector,
  take: (batch: ScanBatch) => Promise<void> | void
): Promise<void> {
  const options = {
    context: input.context,
    linesBefore: 0,
    offset: 0,
    onBytes: () => undefined,
    gate: () => Promise.resolve()
  };
  for await (const batch of scan(input.source, detector, options, new AbortController().signal)) {
    await take(batch);
  }
}

async function main(): Promise<number> {
  const { values, positionals } = parseArgs({
    options: {
      all: { type: 'boolean', default: false },
      incidents: { type: 'boolean', default: false },
      bundle: { type: 'string', default: BUILT_IN }
    },
    allowPositionals: true
  });
  if (positionals.length === 0 || (values.all && values.incidents)) {
    process.stderr.write(USAGE);
    return 2;
  }
  const detector = new LogLineDetector(readFrom(values.bundle), {
    ort,
    threads: Math.min(4, availableParallelism())
  });
  await detector.load(new AbortController().signal);
  const log = values.incidents ? await IncidentLog.open() : null;
  let status = 0;
  for (const path of positionals) {
    try {
      const input = await openInput(path);
      const take = log?.begin(input.name) ?? printer(input.name, values.all);
      await scanInput(input, detector, take);
    } catch (error) {
      const { what, next } = reportError(error);
      process.stderr.write(`${path}: ${what} ${next}\n`);
      status = 2;
    }
    await flush();
  }
  for (const incident of log?.incidents() ?? []) await writeJson(incident);
  await flush();
  await detector.dispose();
  return status;
}

main().then(
  (status) => process.exit(status),
  (error: unknown) => {
    const { what, next } = reportError(error);
    process.stderr.write(`${what} ${next}\n`);
    process.exit(2);
  }
);
