import { BENIGN, TAXONOMY } from '../../detectors/taxonomy.ts';
import { severityRank } from '../../ui/severity.ts';
import type { DetectionColumns } from '../columns.ts';

/** Detections of one source, without its unsure lines. */
export interface DetectionLines {
  /** 1-based, ascending. */
  lines: Uint32Array;
  classes: Uint8Array;
}

/** Picks the detections of a source out of the columns, in which a source's lines ascend. */
export function detectionLines(columns: DetectionColumns, sourceId: number): DetectionLines {
  const { sourceIds, unsure, length } = columns;
  const lines = new Uint32Array(length);
  const classes = new Uint8Array(length);
  let count = 0;
  for (let row = 0; row < length; row++) {
    if (sourceIds[row] !== sourceId || unsure[row] === 1) continue;
    lines[count] = columns.lines[row]!;
    classes[count++] = columns.classes[row]!;
  }
  return { lines: lines.slice(0, count), classes: classes.slice(0, count) };
}

const RANKS = Uint8Array.from(TAXONOMY, ({ severity }) => severityRank(severity));

/**
 * The most severe class detected in each of equal parts of a source.
 * @param total lines of the source
 * @returns class ids; that of benign where nothing was detected
 */
export function worstClasses(
  { lines, classes }: DetectionLines,
  total: number,
  parts: number
): Uint8Array {
  const worst = new Uint8Array(parts).fill(BENIGN);
  for (let i = 0; i < lines.length; i++) {
    const part = Math.min(parts - 1, Math.floor(((lines[i]! - 1) / total) * parts));
    if (RANKS[classes[i]!]! > RANKS[worst[part]!]!) worst[part] = classes[i]!;
  }
  return worst;
}
