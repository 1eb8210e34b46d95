/**
 * Prints the canonical text of every line: how training reads the one normaliser there is.
 * Usage: npm run -s canonical -- FILE…
 * First line: {"normaliser", "placeholders"}; then {"source", "line", "format", "canonical"} a line.
 */
import { readLines } from '../src/lib/base/lines.ts';
import {
  NORMALISER_VERSION,
  normalise
} from '../src/lib/detectors/log-line/normalise/normalise.ts';
import { PLACEHOLDERS } from '../src/lib/detectors/log-line/normalise/placeholders.ts';
import { createParser, sniff } from '../src/lib/formats/sniff.ts';
import { openInput } from './input.ts';
import { flush, writeJson } from './output.ts';

await writeJson({ normaliser: NORMALISER_VERSION, placeholders: PLACEHOLDERS });
for (const path of process.argv.slice(2)) {
  const { name, source, context } = await openInput(path);
  const stream = source.read(0, () => undefined);
  let parse: ReturnType<typeof createParser> | null = null;
  let line = 0;
  for await (const block of readLines(stream, 0, new AbortController().signal)) {
    parse ??= createParser(sniff(block.lines.slice(0, 200)), context);
    for (const text of block.lines) {
      const { parsed, format } = parse(text);
      line += 1;
      await writeJson({ source: name, line, format: format.id, canonical: normalise(parsed) });
    }
  }
}
await flush();
process.exit(0);
