import { TAXONOMY } from '../detectors/taxonomy.ts';
import type { TimeRange } from '../ui/bins.ts';
import { HIDDEN, type DetectionColumns } from './columns.ts';
import { type IncidentScope, scopeTest } from './incident-scope.ts';
import type { RowOrder } from './order.ts';

/** Which detections are shown. */
export interface Criteria {
  /** Least confidence, 0..1. */
  minConfidence: number;
  /** Class ids; null for all. */
  classes: ReadonlySet<number> | null;
  /** One source; null for all. */
  sourceId: number | null;
  /** Part of the actor's name, in any case; empty for all. */
  actor: string;
  /** Log time; null for all, lines without a time included. */
  range: TimeRange | null;
  /** True to show unsure lines beside the detections. */
  unsure: boolean;
  /** True to show suppressed lines, and those that examples make benign, beside the others. */
  suppressed: boolean;
}

/** Detections, and unsure lines if wanted, that meet the criteria. */
export interface Matches {
  /** Rows in the wanted order. */
  rows: Uint32Array;
  /** Those of each class that meet all criteria but the one on classes. */
  perClass: Uint32Array;
}

/**
 * Walks an order and keeps the rows that meet the criteria.
 * @param scope the incident whose lines alone are kept, unsure ones included; null for all
 */
export function filterRows(
  columns: DetectionColumns,
  order: RowOrder,
  descending: boolean,
  criteria: Criteria,
  scope: IncidentScope | null = null
): Matches {
  const { confidences, classes, unsure, hidden, sourceIds, times, actorIds } = columns;
  const { rows, keyed } = order;
  const { minConfidence, sourceId, range } = criteria;
  const wanted = classMask(criteria.classes);
  const inScope = scope === null ? () => true : scopeTest(columns, scope);
  const actors = actorMask(columns.actors, criteria.actor);
  const from = range?.from ?? -Infinity;
  const to = range?.to ?? Infinity;
  const perClass = new Uint32Array(TAXONOMY.length);
  const kept = new Uint32Array(rows.length);
  let count = 0;
  for (let i = 0; i < rows.length; i++) {
    const row = rows[descending && i < keyed ? keyed - 1 - i : i]!;
    if (scope === null ? unsure[row] === 1 && !criteria.unsure : !inScope(row)) continue;
    if (hidden[row] !== HIDDEN.not && (!criteria.suppressed || hidden[row] === HIDDEN.benign))
      continue;
    if (confidences[row]! < minConfidence) continue;
    if (sourceId !== null && sourceIds[row] !== sourceId) continue;
    if (actors && actors[actorIds[row]!] === 0) continue;
    // A row without a time (NaN) is in no range.
    if (range && !(times[row]! >= from && times[row]! < to)) continue;
    const threat = classes[row]!;
    perClass[threat]!++;
    if (wanted && wanted[threat] === 0) continue;
    kept[count++] = row;
  }
  return { rows: kept.slice(0, count), perClass };
}

function classMask(classes: ReadonlySet<number> | null): Uint8Array | null {
  if (!classes) return null;
  return Uint8Array.from(TAXONOMY, (_, id) => (classes.has(id) ? 1 : 0));
}

function actorMask(actors: readonly string[], part: string): Uint8Array | null {
  const wanted = part.trim().toLowerCase();
  if (wanted === '') return null;
  return Uint8Array.from(actors, (actor) => (actor.toLowerCase().includes(wanted) ? 1 : 0));
}

/** A choice with one member more or less; null, which means all, instead of none. */
export function toggled<T>(chosen: ReadonlySet<T> | null, member: T): ReadonlySet<T> | null {
  const next = new Set(chosen ?? []);
  if (!next.delete(member)) next.add(member);
  return next.size > 0 ? next : null;
}
