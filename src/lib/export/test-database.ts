import { readdirSync, readFileSync } from 'node:fs';
import { collectResults } from '../db/collect.ts';
import { addResults } from '../db/results.ts';
import type { Db } from '../db/schema.ts';
import { addSource, setSourceState } from '../db/sources.ts';
import type { Verdict } from '../detectors/detector.ts';
import { BENIGN, LABELS, TAXONOMY } from '../detectors/taxonomy.ts';
import type { ParsedLine } from '../formats/format.ts';
import { createParser, sniff } from '../formats/sniff.ts';
import { RuleSet } from '../incidents/sigma/rule-set.ts';
import { addLines, newTrace } from '../incidents/trace.ts';

const root = new URL('../../../', import.meta.url);
const read = (path: string) => readFileSync(new URL(path, root), 'utf8');

/** Stands in for the model, which takes its time. */
function judge({ web, message }: ParsedLine): Verdict {
  const name =
    web?.status === 404
      ? 'attacker_http:dirb:foothold'
      : message.startsWith('Failed password')
        ? 'login_bruteforce'
        : 'benign';
  const classId = LABELS.indexOf(name);
  const probabilities = new Float32Array(TAXONOMY.length);
  probabilities[classId] = 0.97;
  const unsure = message.includes('in-addr.arpa') ? LABELS.indexOf('foothold:traceroute') : null;
  return { classId, confidence: 0.97, probabilities, unsure: classId === BENIGN ? unsure : null };
}

/** Reads logs into a database as a scan does, for tests; batches are small, so that there are several. */
export async function scanInto(
  db: Db,
  files: readonly { name: string; text: string }[]
): Promise<void> {
  const rules = RuleSet.of(
    readdirSync(new URL('static/rules/', root))
      .filter((name) => name.endsWith('.yml'))
      .map((name) => ({ name, text: read(`static/rules/${name}`) }))
  );
  for (const { name, text } of files) {
    const texts = text.split('\n').filter((line) => line !== '');
    let at = await addSource(db, { name, size: text.length, fingerprint: `of ${name}` });
    const trace = newTrace();
    const format = sniff(texts);
    const parse = createParser(format, {
      reference: Date.UTC(2026, 10, 22),
      offsetAt: () => 0
    });
    for (let start = 0; start < texts.length; start += 500) {
      const some = texts.slice(start, start + 500);
      const parsed = some.map((line) => parse(line).parsed);
      const judged = {
        firstLine: start + 1,
        start,
        end: start + some.length,
        texts: some,
        parsed,
        formats: some.map((line) => parse(line).format.id),
        verdicts: parsed.map(judge),
        bundle: 'words 1'
      };
      const { lines: batch, wanted } = addLines(trace, judged, rules);
      const results = collectResults(at, batch, batch.end, { trace, wanted });
      await addResults(db, results);
      at = { ...at, ...results.progress };
    }
    await setSourceState(db, at.id, 'done');
  }
}

/** Logs of the bundled sample. */
export function sampleFiles(...names: string[]): { name: string; text: string }[] {
  return names.map((name) => ({ name, text: read(`static/sample/${name}`) }));
}

/** All text of a generator's pieces. */
export async function textOf(pieces: AsyncIterable<string>): Promise<string> {
  let text = '';
  for await (const piece of pieces) text += piece;
  return text;
}
