import type { Incident } from '../../incidents/incident.ts';

/** What a suppression would hide of what is shown now. */
export interface SuppressionPreview {
  detections: number;
  unsure: number;
  /** The first of these lines. */
  examples: { sourceId: number; line: number; text: string | null }[];
  /** Incidents of which nothing would be left. */
  incidents: Incident[];
}
