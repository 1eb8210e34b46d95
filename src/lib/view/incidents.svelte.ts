import { liveQuery, type Subscription } from 'dexie';
import { type ErrorReport, reportError } from '../base/error.ts';
import type { Db } from '../db/schema.ts';
import { tracedSources } from '../db/traces.ts';
import { correlate } from '../incidents/correlate.ts';
import { type IncidentMark, isSame, markOf } from '../incidents/identity.ts';
import type { Incident } from '../incidents/incident.ts';
import { severityRank } from '../ui/severity.ts';

/**
 * The incidents of all that is stored, the most severe first. They are made from the stored traces each
 * time one changes, and are themselves not stored: nothing can come to disagree with its source.
 */
export class Incidents {
  list: Incident[] = $state.raw([]);
  /** False until those of what was stored before are told. */
  ready = $state(false);
  /** Why they cannot be told; null while all is well. */
  error: ErrorReport | null = $state.raw(null);
  readonly #subscription: Subscription;
  /** Marks of all incidents that were ever listed here, by id. */
  readonly #marks: Record<string, IncidentMark> = {};

  constructor(readonly db: Db) {
    this.#subscription = liveQuery(() => tracedSources(db)).subscribe({
      next: (sources) => {
        this.list = correlate(sources).sort(bySeverity);
        this.ready = true;
        for (const incident of this.list) this.#marks[incident.id] = markOf(incident);
      },
      error: (error) => (this.error = reportError(error))
    });
  }

  /** The incident that has an id, or had it before more lines came; null when there is none any more. */
  byId(id: string | null): Incident | null {
    const exact = this.list.find((incident) => incident.id === id);
    const mark = id === null ? undefined : this.#marks[id];
    if (exact !== undefined || mark === undefined) return exact ?? null;
    return this.list.find((incident) => isSame(markOf(incident), mark)) ?? null;
  }

  dispose(): void {
    this.#subscription.unsubscribe();
  }
}

function bySeverity(a: Incident, b: Incident): number {
  return severityRank(b.severity) - severityRank(a.severity);
}
