import { BENIGN } from '../detectors/taxonomy.ts';
import type { Source } from '../db/schema.ts';
import type { SourceRow } from '../ui/source-row.ts';
import type { Job } from './intake.svelte.ts';

/**
 * Sources as they are listed: those stored, with the progress of those being read here, then files that
 * wait for their turn.
 * @param elsewhere true when another tab is reading
 */
export function sourceRows(
  sources: readonly Source[],
  jobs: readonly Job[],
  elsewhere: boolean
): SourceRow[] {
  const stored = sources.map((source) =>
    storedRow(
      source,
      jobs.find((job) => isOf(job, source)),
      elsewhere
    )
  );
  const waiting = jobs.filter((job) => !sources.some((source) => isOf(job, source)));
  return [...stored, ...waiting.map(waitingRow)];
}

const isReading = ({ state }: Source) => state === 'scanning' || state === 'paused';

// A source is stored before its first progress is told; until then its name must do.
function isOf({ progress, file }: Job, source: Source): boolean {
  if (progress) return progress.sourceId === source.id;
  return isReading(source) && source.name === file.name && source.size === file.size;
}

function storedRow(source: Source, job: Job | undefined, elsewhere: boolean): SourceRow {
  const benign = source.counts[BENIGN] ?? 0;
  return {
    key: `source-${source.id}`,
    id: source.id,
    name: source.name,
    format: source.format,
    // A tab that was closed while it read leaves the source in that state.
    state:
      isReading(source) && !job && !elsewhere ? 'stopped' : job?.paused ? 'paused' : source.state,
    lines: source.lines,
    detections: source.lines - benign,
    bundles: source.bundles,
    share: source.size > 0 ? Math.min(1, source.bytesRead / source.size) : 1,
    error: source.error
  };
}

function waitingRow(job: Job): SourceRow {
  return {
    key: `job-${job.id}`,
    id: null,
    name: job.file.name,
    format: null,
    state: 'waiting',
    lines: 0,
    detections: 0,
    bundles: [],
    share: 0,
    error: null
  };
}
