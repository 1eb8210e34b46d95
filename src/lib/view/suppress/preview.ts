import { lineTexts } from '../../db/line-texts.ts';
import type { Db } from '../../db/schema.ts';
import type { Incident } from '../../incidents/incident.ts';
import type { SuppressionPreview } from '../../ui/suppress/preview.ts';
import { type DetectionColumns, HIDDEN } from '../columns.ts';
import { type Matcher, rowTest } from './matcher.ts';

/** Lines shown of those that would vanish. */
const EXAMPLES = 5;

/** What a matcher would hide of what is not hidden yet; incidents are told by `lostIncidents`. */
export async function previewOf(
  db: Db,
  columns: DetectionColumns,
  matcher: Matcher,
  lostIncidents: () => Promise<Incident[]>
): Promise<SuppressionPreview> {
  const matches = rowTest(columns, matcher);
  const rows: number[] = [];
  let detections = 0;
  let unsure = 0;
  for (let row = 0; row < columns.length; row++) {
    if (columns.hidden[row] !== HIDDEN.not || !matches(row)) continue;
    if (rows.length < EXAMPLES) rows.push(row);
    if (columns.unsure[row] === 1) unsure++;
    else detections++;
  }
  const examples = await Promise.all(
    rows.map(async (row) => {
      const line = columns.lines[row]!;
      const texts = await lineTexts(db, columns.sourceIds[row]!, [line]);
      return { sourceId: columns.sourceIds[row]!, line, text: texts.get(line) ?? null };
    })
  );
  return { detections, unsure, examples, incidents: await lostIncidents() };
}
