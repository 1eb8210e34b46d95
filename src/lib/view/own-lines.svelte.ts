import { type ErrorReport, reportError } from '../base/error.ts';
import { place, type Projection } from '../detectors/log-line/card/projection.ts';
import type { PlacedLine } from '../ui/model/map-layout.ts';
import type { PipelineClient } from '../workers/pipeline-client.ts';
import { type DetectionsRead, shownLines } from './shown-lines.ts';
import { spread } from './spread.ts';

/** Lines on the map at most, evenly spread over all. */
const MOST = 3_000;

/**
 * The person's detections and unsure lines on the map of the classes, by the embeddings of their stored texts. They
 * are made anew: stored ones may be another model's.
 */
export class OwnLines {
  placed: PlacedLine[] | null = $state.raw(null);
  busy = $state(false);
  error: ErrorReport | null = $state.raw(null);

  constructor(
    readonly detections: DetectionsRead,
    readonly client: Pick<PipelineClient, 'embed'>
  ) {}

  /** Places the lines that are stored now. */
  async place(projection: Projection): Promise<void> {
    this.busy = true;
    this.error = null;
    try {
      const placed: PlacedLine[] = [];
      const rows = spread(this.detections.columns.length, MOST);
      for await (const lines of shownLines(this.detections, rows)) {
        const asked = lines.flatMap(({ text, classId }) =>
          text === null ? [] : [{ text, classId }]
        );
        const embedded = await this.client.embed(asked.map(({ text }) => text));
        embedded?.vectors.forEach((vector, i) => {
          placed.push({ classId: asked[i]!.classId, ...place(projection, vector) });
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
