import { InsytError } from '../base/error.ts';
import { readLines } from '../base/lines.ts';
import type { JudgedChunk } from '../db/verdict-chunks.ts';
import type { ParsedLine } from '../formats/format.ts';
import type { Place } from './places.ts';
import { type LineCriteria, needsText, parsedTest, textTest, verdictTest } from './criteria.ts';

/** Where the lines that are searched come from. */
export interface SearchedText {
  /** The source's text; null where only verdicts are asked for. */
  text: Blob | null;
  /** Takes a line apart, as the scan did. */
  parse: (line: string) => ParsedLine;
}

/** Some consecutive lines that were searched. */
export interface SearchedBlock {
  /** Numbers of the lines found, 1-based, ascending. */
  hits: number[];
  /** Where the text with these lines begins; null where no text was read. */
  place: Place | null;
  /** Lines searched so far, from the source's first on. */
  searched: number;
}

/**
 * Searches the judged lines of a source from its beginning, a block at a time; holds one block.
 * @param chunks verdicts of the source, in the order of its lines
 * @throws InsytError `bad-regex`; `text-missing`; what reading the text throws
 */
export async function* searchLines(
  chunks: AsyncIterable<JudgedChunk>,
  { text, parse }: SearchedText,
  criteria: LineCriteria,
  signal: AbortSignal
): AsyncGenerator<SearchedBlock> {
  const verdict = verdictTest(criteria);
  const matches = textTest(criteria);
  const inParsed = parsedTest(criteria);
  const wantsText = needsText(criteria);
  if (wantsText && text === null) throw textMissing();
  const found = (line: string) =>
    (matches === null || matches(line)) && (inParsed === null || inParsed(parse(line)));

  for await (const { firstLine, byteOffset, byteEnd, classes, confidences } of chunks) {
    signal.throwIfAborted();
    const chosen: number[] = [];
    classes.forEach((byte, row) => {
      if (verdict(byte, confidences[row]!)) chosen.push(row);
    });
    const searched = firstLine - 1 + classes.length;
    if (!wantsText || chosen.length === 0) {
      yield { hits: chosen.map((row) => firstLine + row), place: null, searched };
      continue;
    }
    let first = 0;
    let next = 0;
    const stream = text!.slice(byteOffset, byteEnd).stream();
    for await (const { lines, start } of readLines(stream, byteOffset, signal)) {
      const hits: number[] = [];
      const place = { line: firstLine + first, offset: start };
      for (; next < chosen.length && chosen[next]! < first + lines.length; next++) {
        const row = chosen[next]!;
        if (found(lines[row - first]!)) hits.push(firstLine + row);
      }
      first += lines.length;
      yield { hits, place, searched: Math.min(searched, firstLine - 1 + first) };
      if (next === chosen.length) break;
    }
  }
}

function textMissing(): InsytError {
  return new InsytError(
    'text-missing',
    'The text of this source is not here.',
    'Give the file again to search its text; verdicts can be searched without it.'
  );
}
