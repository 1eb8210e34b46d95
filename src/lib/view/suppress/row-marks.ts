import type { DetectionColumns } from '../columns.ts';
import { type Matcher, MATCHES_NOTHING, matchesNothing, rowTest } from './matcher.ts';

/** Suppressed lines, counted. */
export interface Tally {
  detections: number;
  unsure: number;
  /** Detections by source id. */
  bySource: ReadonlyMap<number, number>;
}

/** Keeps the column of suppressed rows as the suppressions and the rows change. */
export class RowMarks {
  #matcher: Matcher = MATCHES_NOTHING;
  #epoch = 0;
  /** Rows looked at since the matcher changed. */
  #upTo = 0;
  #tally = { detections: 0, unsure: 0, bySource: new Map<number, number>() };

  constructor(readonly columns: DetectionColumns) {}

  /**
   * Marks the rows that a matcher matches, and no others; rows that were marked for it before are not
   * looked at again.
   * @param epoch changes when rows were renumbered
   */
  update(matcher: Matcher, epoch: number): Tally {
    const { columns } = this;
    if (matcher !== this.#matcher || epoch !== this.#epoch) {
      columns.suppressed.fill(0);
      this.#matcher = matcher;
      this.#epoch = epoch;
      this.#upTo = 0;
      this.#tally = { detections: 0, unsure: 0, bySource: new Map() };
    }
    if (!matchesNothing(matcher)) this.#mark();
    this.#upTo = columns.length;
    return { ...this.#tally, bySource: new Map(this.#tally.bySource) };
  }

  #mark(): void {
    const { columns } = this;
    const tally = this.#tally;
    const matches = rowTest(columns, this.#matcher);
    for (let row = this.#upTo; row < columns.length; row++) {
      if (!matches(row)) continue;
      columns.suppressed[row] = 1;
      if (columns.unsure[row] === 1) {
        tally.unsure++;
        continue;
      }
      tally.detections++;
      const sourceId = columns.sourceIds[row]!;
      tally.bySource.set(sourceId, (tally.bySource.get(sourceId) ?? 0) + 1);
    }
  }
}
