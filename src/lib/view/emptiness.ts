import type { Histogram } from '../ui/histogram.ts';

/** Why a part of the overview has nothing to show. */
export type Emptiness =
  | 'unread'
  | 'scanning'
  | 'benign'
  | 'unsure'
  | 'suppressed'
  | 'filtered'
  | 'only-unsure'
  | 'untimed';

/** How the page stands. */
export interface Standing {
  /** Lines that were judged; the benign ones are the rest. */
  lines: { judged: number; detections: number; unsure: number; hidden: number };
  /** Lines that the filters let through. */
  shown: number;
  scanning: boolean;
  filters: { unsure: boolean; suppressed: boolean };
}

/** Why no line is shown; null where some are. */
export function whyNoLines({ lines, shown, scanning, filters }: Standing): Emptiness | null {
  if (shown > 0) return null;
  if (lines.detections > 0) return 'filtered';
  if (scanning) return 'scanning';
  if (lines.judged === 0) return 'unread';
  if (lines.hidden > 0 && !filters.suppressed) return 'suppressed';
  if (lines.unsure > 0 && !filters.unsure) return 'unsure';
  return lines.hidden + lines.unsure > 0 ? 'filtered' : 'benign';
}

/**
 * Why the timeline is empty; null where it is not.
 * @param timeline of the detections shown; null where no detection has a time
 */
export function whyNoTimeline(standing: Standing, timeline: Histogram | null): Emptiness | null {
  const why = whyNoLines(standing);
  if (why !== null) return why;
  if (timeline === null) return 'untimed';
  if (timeline.totals.some((total) => total > 0)) return null;
  return timeline.undated > 0 ? 'untimed' : 'only-unsure';
}
