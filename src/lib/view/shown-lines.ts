import { InsytError } from '../base/error.ts';
import { lineTexts } from '../db/line-texts.ts';
import type { ExportedLine } from '../export/exported-line.ts';
import type { Detections } from './detections.svelte.ts';

/** What is read of the detections; a part of {@link Detections}. */
export type DetectionsRead = Pick<Detections, 'db' | 'columns' | 'sources' | 'epoch'>;

/**
 * The lines of some rows with their text, a stored chunk at a time: in the order of sources and lines,
 * whatever the order of the rows, so that each chunk is read once.
 * @throws InsytError `export-outdated` when a source is removed meanwhile
 */
export async function* shownLines(
  detections: DetectionsRead,
  rows: Uint32Array
): AsyncGenerator<ExportedLine[]> {
  const { db, columns, epoch } = detections;
  const sources = new Map(detections.sources.map((source) => [source.id, source]));
  const ordered = rows.slice().sort();
  for (let start = 0; start < ordered.length;) {
    const chunkId = columns.chunkIds[ordered[start]!];
    let end = start + 1;
    while (end < ordered.length && columns.chunkIds[ordered[end]!] === chunkId) end++;
    const some = ordered.subarray(start, end);
    const source = sources.get(columns.sourceIds[some[0]!]!);
    const lines = Array.from(some, (row) => columns.lines[row]!);
    const texts = source ? await lineTexts(db, source.id, lines) : new Map<number, string>();
    // Removing a source renumbers the rows.
    if (detections.epoch !== epoch) {
      throw new InsytError(
        'export-outdated',
        'The export was given up: a source was removed while it was made.',
        'Export again.'
      );
    }
    yield Array.from(some, (row) => ({
      source: source?.name ?? '',
      line: columns.lines[row]!,
      time: columns.times[row]!,
      format: source?.format ?? null,
      classId: columns.classes[row]!,
      unsure: columns.unsure[row] === 1,
      byContext: columns.isByContext(row),
      confidence: columns.confidences[row]!,
      actor: columns.actorOf(row),
      text: texts.get(columns.lines[row]!) ?? null
    }));
    start = end;
  }
}
