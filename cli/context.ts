/**
 * Prints which lines the lines before them decide, given what a model says of each alone: how training measures the
 * product, and not the model only.
 * Usage: npm run -s context -- FILE…
 * A file is a log with a verdict a line: {"text", "classId", "unsure", "confidence", "chance"}, as `Verdict` has them;
 * `chance` is the probability of being a threat. Output: {"source", "line", "classId"} for each of those lines.
 */
import { createReadStream } from 'node:fs';
import { createInterface } from 'node:readline';
import type { Verdict } from '../src/lib/detectors/detector.ts';
import { BENIGN, TAXONOMY } from '../src/lib/detectors/taxonomy.ts';
import { createParser, sniff } from '../src/lib/formats/sniff.ts';
import { RuleSet } from '../src/lib/incidents/sigma/rule-set.ts';
import { addLines, newTrace } from '../src/lib/incidents/trace.ts';
import { flush, writeJson } from './output.ts';

interface Row extends Pick<Verdict, 'classId' | 'unsure' | 'confidence'> {
  text: string;
  chance: number;
}

/** Lines by which the format is told. */
const SNIFFED_LINES = 200;

function verdictOf({ classId, unsure, confidence, chance }: Row): Verdict {
  const probabilities = new Float32Array(TAXONOMY.length);
  probabilities[BENIGN] = 1 - chance;
  return { classId, unsure, confidence, probabilities };
}

for (const source of process.argv.slice(2)) {
  const rows: Row[] = [];
  for await (const row of createInterface({ input: createReadStream(source) })) {
    rows.push(JSON.parse(row) as Row);
  }
  const texts = rows.map(({ text }) => text);
  const context = { reference: Date.now(), offsetAt: () => 0 };
  const parse = createParser(sniff(texts.slice(0, SNIFFED_LINES)), context);
  const parsed = texts.map((text) => parse(text).parsed);
  const judged = { firstLine: 1, texts, parsed, verdicts: rows.map(verdictOf) };
  const { verdicts } = addLines(newTrace(), judged, RuleSet.of([])).lines;
  for (const [i, { classId, byContext }] of verdicts.entries()) {
    if (byContext) await writeJson({ source, line: i + 1, classId });
  }
}
await flush();
process.exit(0);
