import { CONTEXT_LINES, excerptOf, probabilitiesOf } from '../db/results.ts';
import type { Db } from '../db/schema.ts';
import type { DetectionColumns } from './columns.ts';

/** A detection or unsure line with all that is shown of it. */
export interface Detail {
  row: number;
  sourceId: number;
  line: number;
  time: number;
  classId: number;
  unsure: boolean;
  /** True where the lines around it decide. */
  byContext: boolean;
  confidence: number;
  actor: string;
  /** The line with those before and after it; empty until they are read. */
  context: { line: number; text: string }[];
  /** Probability of each class; null until read. */
  probabilities: number[] | null;
}

/** The detection that the person opened. */
export class OpenDetail {
  current: Detail | null = $state.raw(null);

  constructor(
    readonly db: Db,
    readonly columns: DetectionColumns
  ) {}

  /** Shows a row at once and its texts when they are read. */
  async open(row: number): Promise<void> {
    const { columns } = this;
    const sourceId = columns.sourceIds[row]!;
    const line = columns.lines[row]!;
    const detail: Detail = {
      row,
      sourceId,
      line,
      time: columns.times[row]!,
      classId: columns.classes[row]!,
      unsure: columns.unsure[row] === 1,
      byContext: columns.isByContext(row),
      confidence: columns.confidences[row]!,
      actor: columns.actorOf(row),
      context: [],
      probabilities: null
    };
    this.current = detail;
    const [texts, probabilities] = await Promise.all([
      excerptOf(this.db, sourceId, line - CONTEXT_LINES, line + CONTEXT_LINES),
      probabilitiesOf(this.db, columns.chunkIds[row]!, line)
    ]);
    // Another one may have been opened meanwhile.
    if (this.current !== detail) return;
    const context = [...texts].map(([at, text]) => ({ line: at, text }));
    context.sort((a, b) => a.line - b.line);
    this.current = { ...detail, context, probabilities };
  }

  close(): void {
    this.current = null;
  }
}
