import { TAXONOMY } from '../detectors/taxonomy.ts';
import type { Incident } from '../incidents/incident.ts';
import { phaseOfClass } from '../incidents/phases.ts';
import type { DetectionColumns } from './columns.ts';

/** What tells the rows of an incident from others. */
export interface IncidentScope {
  actor: string;
  phase: string;
  /** By source id: the first and the last line that belong to it there. */
  extents: ReadonlyMap<number, { firstLine: number; lastLine: number }>;
}

/** The scope of an incident; `idOf` gives the id of a source by the key it was correlated under. */
export function scopeOf(
  { actor, phase, sources }: Incident,
  idOf: (source: string) => number | undefined
): IncidentScope {
  const extents = new Map<number, { firstLine: number; lastLine: number }>();
  for (const { source, firstLine, lastLine } of sources) {
    const id = idOf(source);
    if (id !== undefined) extents.set(id, { firstLine, lastLine });
  }
  return { actor, phase, extents };
}

/**
 * A test for rows of an incident: its actor's, of its phase, between its first and last line of a source.
 * Another incident of the same actor and phase lies wholly before or after these.
 */
export function scopeTest(
  columns: DetectionColumns,
  { actor, phase, extents }: IncidentScope
): (row: number) => boolean {
  const phases = TAXONOMY.map((_, classId) => phaseOfClass(classId) === phase);
  const actorId = columns.actors.indexOf(actor);
  return (row) => {
    if (columns.actorIds[row] !== actorId || !phases[columns.classes[row]!]) return false;
    const extent = extents.get(columns.sourceIds[row]!);
    const line = columns.lines[row]!;
    return extent !== undefined && line >= extent.firstLine && line <= extent.lastLine;
  };
}
