import { readLines } from '../base/lines.ts';
import type { Detector, Verdict } from '../detectors/detector.ts';
import type { LogLine } from '../detectors/log-line/input.ts';
import type { ParseContext, ParsedLine } from '../formats/format.ts';
import { createParser, sniff } from '../formats/sniff.ts';
import type { OpenedSource } from './source.ts';

/** Some consecutive lines of a source with what is known of them; arrays are of equal length. */
export interface ScanBatch {
  /** 1-based number of the first line. */
  firstLine: number;
  /** Byte offset of the first line in the (decompressed) text, and just after the last one. */
  start: number;
  end: number;
  texts: string[];
  parsed: ParsedLine[];
  /** Format id of each line. */
  formats: string[];
  verdicts: Verdict[];
  /** The model bundle that judged the lines. */
  bundle: string;
}

/** Where to begin, and what the lines need for being dated. */
export interface ScanOptions {
  context: ParseContext;
  /** Lines and bytes judged before; 0 for a fresh scan. */
  linesBefore: number;
  offset: number;
  onBytes(read: number): void;
  /** Awaited between batches: how a pause holds the scan. */
  gate(): Promise<void>;
}

/** Lines of the first batch, and bounds of those after: each aims to take about a second. */
const FIRST_BATCH = 500;
const MIN_BATCH = 256;
const MAX_BATCH = 20_000;
const TARGET_MS = 700;

/** The format is told from the first lines; a later part of a file may begin anywhere in it. */
const SNIFFED_LINES = 200;

/**
 * Reads a source and judges its lines, in order, a batch at a time. Memory is bounded by one batch.
 * @throws InsytError when the source breaks off: the batches before it were complete; AbortError
 */
export async function* scan(
  source: Pick<OpenedSource, 'read'>,
  detector: Detector<LogLine>,
  options: ScanOptions,
  signal: AbortSignal
): AsyncGenerator<ScanBatch> {
  let parse: ReturnType<typeof createParser> | null = null;
  let firstLine = options.linesBefore + 1;
  let size = FIRST_BATCH;

  for await (const { texts, start, end } of batches(source, options, signal, () => size)) {
    await options.gate();
    signal.throwIfAborted();
    const began = performance.now();
    parse ??= createParser(sniff(texts.slice(0, SNIFFED_LINES)), options.context);
    const lines = texts.map(parse);
    const parsed = lines.map((line, i): LogLine => ({ ...line.parsed, text: texts[i]! }));
    const verdicts = await detector.detect(parsed, signal);
    yield {
      firstLine,
      start,
      end,
      texts,
      parsed,
      formats: lines.map((line) => line.format.id),
      verdicts,
      bundle: detector.bundle
    };
    firstLine += texts.length;
    const perLine = (performance.now() - began) / texts.length;
    size = Math.round(Math.min(MAX_BATCH, Math.max(MIN_BATCH, TARGET_MS / perLine)));
  }
}

/** Regroups the stream's blocks into batches of the size wished for when each begins. */
async function* batches(
  source: Pick<OpenedSource, 'read'>,
  options: ScanOptions,
  signal: AbortSignal,
  size: () => number
): AsyncGenerator<{ texts: string[]; start: number; end: number }> {
  const stream = source.read(options.offset, options.onBytes);
  let texts: string[] = [];
  let start = options.offset;
  let end = start;
  try {
    for await (const block of readLines(stream, options.offset, signal)) {
      if (texts.length === 0) start = block.start;
      for (const line of block.lines) texts.push(line);
      end = block.end;
      // A batch ends where a block does, so that its byte offsets are exact.
      if (texts.length >= size()) {
        yield { texts, start, end };
        texts = [];
      }
    }
  } catch (error) {
    // What was read before the damage is judged before the damage is told.
    if (texts.length > 0 && !signal.aborted) yield { texts, start, end };
    throw error;
  }
  if (texts.length > 0) yield { texts, start, end };
}
