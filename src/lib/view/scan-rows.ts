import type { ScanRow } from '../ui/source-row.ts';
import type { Job } from './intake.svelte.ts';

/** A job as its progress is shown. */
export function scanRow({ id, file, progress, paused, cancelling }: Job): ScanRow {
  return {
    key: id,
    name: file.name,
    bytesRead: progress?.bytesRead ?? 0,
    size: file.size,
    lines: progress?.lines ?? 0,
    rate: progress?.rate ?? 0,
    secondsLeft: progress?.secondsLeft ?? null,
    paused,
    cancelling,
    started: progress !== null
  };
}
