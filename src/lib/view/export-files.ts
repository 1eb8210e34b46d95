import type { Db } from '../db/schema.ts';
import { TAXONOMY } from '../detectors/taxonomy.ts';
import { writeBackup } from '../export/backup/write.ts';
import { blobOf } from '../export/blob-of.ts';
import { CSV_TYPE, csvOf } from '../export/csv.ts';
import type { ExportedLine } from '../export/exported-line.ts';
import { incidentTexts } from '../export/incident-texts.ts';
import { LAYER_TYPE, navigatorLayer } from '../export/navigator.ts';
import { findingLines, OCSF_TYPE } from '../export/ocsf.ts';
import { REPORT_TYPE, reportOf } from '../export/report/report.ts';
import type { ExportKind } from '../ui/export-kinds.ts';
import { BY_CLASS } from '../ui/series.ts';
import type { DetectionColumns } from './columns.ts';
import { shownLines } from './shown-lines.ts';
import type { Workbench } from './workbench.svelte.ts';

/** How to make one kind of file. */
export interface FileMaker {
  /** What it is called in the file's name, and the name's ending. */
  name: readonly [what: string, ending: string];
  /** @param now ms since the epoch */
  make(
    shown: Shown,
    now: number,
    signal: AbortSignal,
    onProgress: (lines: number) => void
  ): Promise<Blob>;
}

/** What the page shows when a file is asked for; later changes do not show in the file. */
export interface Shown {
  db: Db;
  workbench: Workbench;
  rows: Uint32Array;
  /** What the rows are limited to, in words. */
  filter: string;
}

/** Detections of each class among some rows; unsure lines are none. */
export function countClasses(
  { classes, unsure }: Pick<DetectionColumns, 'classes' | 'unsure'>,
  rows: Uint32Array
): Uint32Array {
  const counts = new Uint32Array(TAXONOMY.length);
  for (const row of rows) if (unsure[row] === 0) counts[classes[row]!]!++;
  return counts;
}

async function* counted(
  batches: AsyncIterable<ExportedLine[]>,
  onProgress: (lines: number) => void
): AsyncGenerator<ExportedLine[]> {
  let lines = 0;
  for await (const batch of batches) {
    yield batch;
    onProgress((lines += batch.length));
  }
}

function sourceAccess({ detections }: Workbench) {
  const byKey = new Map(detections.sources.map((source) => [source.fingerprint, source]));
  return {
    idOf: (key: string) => byKey.get(key)?.id,
    sourceName: (key: string) => byKey.get(key)?.name ?? '',
    bundlesOf: (key: string) => byKey.get(key)?.bundles ?? []
  };
}

async function* onePiece(piece: string): AsyncGenerator<string> {
  yield piece;
}

export const FILE_MAKERS: Readonly<Record<ExportKind, FileMaker>> = {
  csv: {
    name: ['detections', 'csv'],
    make({ workbench, rows }, _now, signal, onProgress) {
      const lines = counted(shownLines(workbench.detections, rows), onProgress);
      return blobOf(csvOf(lines), CSV_TYPE, signal);
    }
  },
  report: {
    name: ['report', 'html'],
    make({ db, workbench, rows, filter }, now, signal) {
      const { detections, incidents, intake } = workbench;
      const { idOf, sourceName } = sourceAccess(workbench);
      const pieces = reportOf({
        sources: detections.sources,
        incidents: incidents.list,
        perClass: countClasses(detections.columns, rows),
        histogram: workbench.overview.histogram(BY_CLASS),
        filter,
        learnt: intake.model.kind === 'ready' ? intake.model.info.learnt : null,
        now,
        sourceName,
        textsOf: (incident) => incidentTexts(db, incident, idOf)
      });
      return blobOf(pieces, REPORT_TYPE, signal);
    }
  },
  layer: {
    name: ['attack-layer', 'json'],
    make({ workbench: { detections, incidents }, rows, filter }, _now, signal) {
      const perClass = countClasses(detections.columns, rows);
      const layer = navigatorLayer({ perClass, incidents: incidents.list, filter });
      return blobOf(onePiece(JSON.stringify(layer, null, 2)), LAYER_TYPE, signal);
    }
  },
  ocsf: {
    name: ['findings', 'ocsf.jsonl'],
    make({ db, workbench }, now, signal) {
      const { idOf, sourceName, bundlesOf } = sourceAccess(workbench);
      const pieces = findingLines(workbench.incidents.list, async (incident) => ({
        sourceName,
        textOf: await incidentTexts(db, incident, idOf),
        bundles: [...new Set(incident.sources.flatMap(({ source }) => bundlesOf(source)))],
        now
      }));
      return blobOf(pieces, OCSF_TYPE, signal);
    }
  },
  backup: {
    name: ['backup', 'jsonl.gz'],
    make: ({ db }, now, signal) => writeBackup(db, new Date(now), signal)
  }
};
