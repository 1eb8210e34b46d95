import { liveQuery, type Subscription } from 'dexie';
import { type ErrorReport, reportError } from '../base/error.ts';
import type { Db } from '../db/schema.ts';
import { tracedSources } from '../db/traces.ts';
import { correlate } from '../incidents/correlate.ts';
import type { Incident } from '../incidents/incident.ts';
import { severityRank } from '../ui/severity.ts';

/**
 * The incidents of all that is stored, the most severe first. They are made from the stored traces each
 * time one changes, and are themselves not stored: nothing can come to disagree with its source.
 */
export class Incidents {
  list: Incident[] = $state.raw([]);
  /** Why they cannot be told; null while all is well. */
  error: ErrorReport | null = $state.raw(null);
  readonly #subscription: Subscription;

  constructor(readonly db: Db) {
    this.#subscription = liveQuery(() => tracedSources(db)).subscribe({
      next: (sources) => (this.list = correlate(sources).sort(bySeverity)),
      error: (error) => (this.error = reportError(error))
    });
  }

  /** The incident with an id; null when there is none, or none any more. */
  byId(id: string | null): Incident | null {
    return this.list.find((incident) => incident.id === id) ?? null;
  }

  dispose(): void {
    this.#subscription.unsubscribe();
  }
}

function bySeverity(a: Incident, b: Incident): number {
  return severityRank(b.severity) - severityRank(a.severity);
}
