import { classByte } from '../db/class-byte.ts';
import type { DetectionChunk } from '../db/schema.ts';
import { BENIGN } from '../detectors/taxonomy.ts';

/** A detection in short, for tests. */
export interface TestDetection {
  line: number;
  time?: number;
  classId?: number;
  unsure?: boolean;
  confidence?: number;
  actor?: string;
}

/** A stored chunk of some detections, for tests. */
export function chunkOf(
  id: number,
  sourceId: number,
  detections: readonly TestDetection[]
): DetectionChunk {
  return {
    id,
    sourceId,
    firstLine: detections[0]?.line ?? 1,
    lines: Uint32Array.from(detections, ({ line }) => line),
    times: Float64Array.from(detections, ({ time }) => time ?? NaN),
    classes: Uint8Array.from(detections, ({ classId = 5, unsure = false }) =>
      classByte(unsure ? { classId: BENIGN, unsure: classId } : { classId, unsure: null })
    ),
    confidences: Float32Array.from(detections, ({ confidence }) => confidence ?? 0.9),
    probabilities: new Uint8Array(detections.length * 29),
    actors: detections.map(({ actor }) => actor ?? '')
  };
}
