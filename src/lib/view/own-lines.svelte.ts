import { type ErrorReport, reportError } from '../base/error.ts';
import { place, type Projection } from '../detectors/log-line/card/projection.ts';
import { TAXONOMY } from '../detectors/taxonomy.ts';
import type { PlacedLine } from '../ui/model/map-layout.ts';
import type { PipelineClient } from '../workers/pipeline-client.ts';
import { type DetectionsRead, shownLines } from './shown-lines.ts';
import { spread } from './spread.ts';

/** Lines on the map at most, evenly spread over all. */
const MOST = 3_000;

/**
 * The person's detections and unsure lines on the map of the classes. The stored probabilities are bytes, which
 * have no logarithm worth the name, so the model in use judges the stored texts once more.
 */
export class OwnLines {
  placed: PlacedLine[] | null = $state.raw(null);
  busy = $state(false);
  error: ErrorReport | null = $state.raw(null);

  constructor(
    readonly detections: DetectionsRead,
    readonly client: Pick<PipelineClient, 'probabilities'>
  ) {}

  /** Places the lines that are stored now. */
  async place(projection: Projection): Promise<void> {
    this.busy = true;
    this.error = null;
    try {
      const placed: PlacedLine[] = [];
      const rows = spread(this.detections.columns.length, MOST);
      for await (const lines of shownLines(this.detections, rows)) {
        const asked = lines.flatMap(({ text, format, classId }) =>
          text === null ? [] : [{ text, format, classId }]
        );
        const column = await this.client.probabilities(
          asked.map(({ text, format }) => ({ text, format }))
        );
        asked.forEach(({ classId }, i) => {
          const own = column.subarray(i * TAXONOMY.length, (i + 1) * TAXONOMY.length);
          placed.push({ classId, ...place(projection, own) });
        });
      }
      this.placed = placed;
    } catch (error) {
      this.error = reportError(error);
    } finally {
      this.busy = false;
    }
  }
}
