import * as Comlink from 'comlink';
import { offsetAtOf } from '../../base/time-zone.ts';
import { openDb } from '../../db/schema.ts';
import { chunksOf } from '../../db/verdict-chunks.ts';
import { createParser, formatById } from '../../formats/sniff.ts';
import { text as plainText } from '../../formats/text.ts';
import { fileGone } from '../../lines/file-gone.ts';
import type { Place } from '../../lines/places.ts';
import { searchLines } from '../../lines/search.ts';
import { unpackedText } from '../../lines/unpack.ts';
import { openSource } from '../../pipeline/source.ts';
import { replyOf } from '../reply.ts';
import type { SearchApi, SearchReport, SearchRequest } from './protocol.ts';

/** Least time between two reports, ms. */
const REPORT_MS = 200;

/** Ending the worker is how a search is stopped, so nothing here listens for an abort. */
const never = new AbortController().signal;

async function search(
  request: SearchRequest,
  onReport: (report: SearchReport) => Promise<void>
): Promise<void> {
  const format = formatById(request.format ?? '') ?? plainText;
  const { reference, logZone } = request;
  const parse = createParser(format, { reference, offsetAt: offsetAtOf(logZone) });
  const source = { text: request.text, parse: (line: string) => parse(line).parsed };
  let hits: number[] = [];
  let places: Place[] = [];
  let searched = 0;
  let reported = 0;
  const report = () => {
    const found = Uint32Array.from(hits);
    const report = { hits: found, places, searched };
    hits = [];
    places = [];
    reported = performance.now();
    return onReport(Comlink.transfer(report, [found.buffer]));
  };
  // Signs of life also while a slow disk is read; an expression that never ends holds up the timer.
  const timer = setInterval(() => void report(), REPORT_MS);
  try {
    await report();
    const chunks = chunksOf(openDb(), request.sourceId);
    for await (const block of searchLines(chunks, source, request.criteria, never)) {
      for (const line of block.hits) hits.push(line);
      if (block.place && block.hits.length > 0) places.push(block.place);
      searched = block.searched;
      if (performance.now() - reported >= REPORT_MS) void report();
    }
  } finally {
    clearInterval(timer);
  }
  await report();
}

async function unpack(file: File, end: number, onBytes: (read: number) => void): Promise<Blob> {
  let reported = 0;
  return unpackedText(await openSource(file), end, (read) => {
    if (performance.now() - reported < REPORT_MS) return;
    reported = performance.now();
    onBytes(read);
  });
}

function tellGone(error: unknown): never {
  throw fileGone(error);
}

const api: SearchApi = {
  search: (request, onReport) => replyOf(search(request, onReport).catch(tellGone)),
  unpack: (file, end, onBytes) => replyOf(unpack(file, end, onBytes).catch(tellGone))
};

Comlink.expose(api);
