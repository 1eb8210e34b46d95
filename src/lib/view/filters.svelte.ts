import type { TimeRange } from '../ui/bins.ts';
import { type Criteria, toggled } from './filter.ts';
import type { SortKey } from './order.ts';

/** What the person wants to see, and in which order. */
export class Filters implements Criteria {
  minConfidence = $state(0);
  classes: ReadonlySet<number> | null = $state.raw(null);
  sourceId: number | null = $state(null);
  actor = $state('');
  range: TimeRange | null = $state.raw(null);
  unsure = $state(false);
  suppressed = $state(false);
  /** Id of the incident whose lines alone are shown. */
  incidentId: string | null = $state(null);
  sort: SortKey = $state('time');
  descending = $state(false);

  /** True when anything is left out. */
  readonly active = $derived(
    this.minConfidence > 0 ||
      this.classes !== null ||
      this.sourceId !== null ||
      this.incidentId !== null ||
      this.actor.trim() !== '' ||
      this.range !== null
  );

  /** Adds a class to those shown or takes it away; the last one taken away shows all again. */
  toggleClass(classId: number): void {
    this.classes = toggled(this.classes, classId);
  }

  /** Shows one source alone, or all when it was shown alone already. */
  toggleSource(sourceId: number): void {
    this.sourceId = this.sourceId === sourceId ? null : sourceId;
  }

  /** Sorts by a key, and the other way round when it did already. */
  sortBy(key: SortKey): void {
    this.descending = this.sort === key ? !this.descending : key === 'confidence';
    this.sort = key;
  }

  /** Leaves nothing out any more; the order stays. */
  reset(): void {
    this.minConfidence = 0;
    this.classes = null;
    this.sourceId = null;
    this.incidentId = null;
    this.actor = '';
    this.range = null;
  }
}
