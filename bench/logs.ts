import { createWriteStream, readFileSync, readdirSync } from 'node:fs';
import { once } from 'node:events';
import { gunzipSync } from 'node:zlib';
import { normalise } from '../src/lib/detectors/log-line/normalise/normalise.ts';
import type { ParseContext } from '../src/lib/formats/format.ts';
import { createParser, sniff } from '../src/lib/formats/sniff.ts';

const DATASET = new URL('../ml/dataset/', import.meta.url);
const context: ParseContext = { reference: Date.now(), offsetAt: () => 0 };

interface LabLine {
  testbed: string;
  file: string;
  line: string;
}

/** The same sequence every run: figures are comparable. Mulberry32. */
function randomNumbers(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let t = Math.imul(state ^ (state >>> 15), 1 | state);
    t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t;
    return ((t ^ (t >>> 14)) >>> 0) / 2 ** 32;
  };
}

/** One web access line for a distinct canonical text, and how many lines of the lab share that text. */
export interface Distinct {
  line: string;
  count: number;
}

/** @returns the distinct canonical texts of the lab's web access lines, in their order */
export function distinctWebLines(): Distinct[] {
  const files = readdirSync(DATASET).filter(
    (file) => file.endsWith('.jsonl.gz') && file !== 'sample.jsonl.gz'
  );
  const rows = files.sort().flatMap((file) =>
    gunzipSync(readFileSync(new URL(file, DATASET)))
      .toString('utf8')
      .trimEnd()
      .split('\n')
  );
  const first = new Map<string, Distinct>();
  for (const row of rows) {
    const { line } = JSON.parse(row) as LabLine;
    const { parsed } = createParser(sniff([line]), context)(line);
    if (!parsed.web) continue;
    const canonical = normalise(parsed);
    const known = first.get(canonical);
    if (known) known.count += 1;
    else first.set(canonical, { line, count: 1 });
  }
  return [...first.values()];
}

/** The same request by another client at another second, answered in another size: the same canonical text. */
function anotherTime(line: string, random: () => number): string {
  const two = (limit: number) => String(Math.floor(random() * limit)).padStart(2, '0');
  const client = `10.${Math.floor(random() * 255)}.${Math.floor(random() * 255)}.${Math.floor(random() * 255)}`;
  return line
    .replace(/^\S+/, client)
    .replace(/:\d\d:\d\d:\d\d /, () => `:${two(24)}:${two(60)}:${two(60)} `)
    .replace(/" (\d{3}) \d+/, (_, status: string) => `" ${status} ${Math.floor(random() * 1e5)}`);
}

/**
 * Writes a log of many lines with few distinct canonical texts, in random order.
 * @param lines lines to write
 * @param pool lines of distinct canonical texts: each occurs, and the rest is drawn as often as in the lab
 * @returns bytes written
 */
export async function writeRepetitiveLog(
  path: string,
  lines: number,
  pool: readonly Distinct[]
): Promise<number> {
  const random = randomNumbers(7);
  const urn = pool.flatMap(({ count }, at) => Array<number>(count).fill(at));
  const out = createWriteStream(path);
  let block = '';
  let bytes = 0;
  for (let i = 0; i < lines; i++) {
    const { line } = i < pool.length ? pool[i]! : pool[urn[Math.floor(random() * urn.length)]!]!;
    block += `${anotherTime(line, random)}\n`;
    if (block.length > 1 << 20 || i === lines - 1) {
      bytes += Buffer.byteLength(block);
      if (!out.write(block)) await once(out, 'drain');
      block = '';
    }
  }
  out.end();
  await once(out, 'finish');
  return bytes;
}
