import { BENIGN, TAXONOMY } from '../detectors/taxonomy.ts';
import { type Histogram, histogramOf } from '../ui/histogram.ts';
import { BY_CLASS, BY_PHASE, type Series } from '../ui/series.ts';
import { severityRank } from '../ui/severity.ts';
import type { ActorRow, ClassRow } from '../ui/source-row.ts';
import type { Detections } from './detections.svelte.ts';
import type { Matches } from './filter.ts';
import type { Filters } from './filters.svelte.ts';
import { mostFrequent, seenAll, seenOf, spansOf } from './spans.ts';

/** Actors that are listed; the table's search finds the others. */
const ACTORS_LISTED = 12;

/** What the lines shown amount to: over time, by class and by actor. */
export class Overview {
  /** Whether the timeline tells phases apart, or classes. */
  byPhase = $state(true);

  /** The detections shown over log time; null when no detection has a time. */
  readonly timeline = $derived.by(() => this.histogram(this.byPhase ? BY_PHASE : BY_CLASS));

  readonly #classSpans = $derived.by(() => {
    const { classes, times } = this.detections.columns;
    return spansOf(this.matches().rows, classes, times, TAXONOMY.length);
  });

  /** When the lines shown were written. */
  readonly seen = $derived.by(() => seenAll(this.#classSpans));

  /** The actors with most lines among those shown, and how many there are in all. */
  readonly actors: { rows: ActorRow[]; total: number } = $derived.by(() => {
    const { actorIds, actors, times } = this.detections.columns;
    const spans = spansOf(this.matches().rows, actorIds, times, actors.length);
    const ids = mostFrequent(spans);
    const rows = ids
      .slice(0, ACTORS_LISTED)
      .map((id) => ({ actor: actors[id]!, count: spans.counts[id]!, ...seenOf(spans, id) }));
    return { rows, total: ids.length };
  });

  /** Every class that was detected, or is shown of an unsure line, the most severe first. */
  readonly classes: ClassRow[] = $derived.by(() => {
    const found = new Uint32Array(TAXONOMY.length);
    for (const { counts } of this.detections.sources) {
      counts.forEach((count, id) => (found[id]! += count));
    }
    const { perClass } = this.matches();
    const spans = this.#classSpans;
    return TAXONOMY.map((threat, classId) => ({
      classId,
      count: perClass[classId]!,
      selected: this.filters.classes?.has(classId) ?? false,
      ...seenOf(spans, classId),
      rank: severityRank(threat.severity)
    }))
      .filter(({ classId }) => classId !== BENIGN)
      .filter(({ classId, count, selected }) => found[classId]! > 0 || count > 0 || selected)
      .sort((a, b) => b.rank - a.rank || found[b.classId]! - found[a.classId]!);
  });

  /** @param matches the lines shown, as they are when it is called */
  constructor(
    readonly detections: Detections,
    readonly filters: Filters,
    readonly matches: () => Matches
  ) {}

  /** The detections shown over log time, told apart as asked; null when no detection has a time. */
  histogram(series: Series): Histogram | null {
    const { columns } = this.detections;
    const { rows } = this.matches();
    if (columns.latest === -Infinity) return null;
    const range = this.filters.range ?? { from: columns.earliest, to: columns.latest };
    const detections = this.filters.unsure ? rows.filter((row) => !columns.unsure[row]) : rows;
    return histogramOf(columns, detections, range, series);
  }
}
