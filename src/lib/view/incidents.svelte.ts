import type { Subscription } from 'dexie';
import { type ErrorReport, reportError } from '../base/error.ts';
import type { Db } from '../db/schema.ts';
import { tracedSources } from '../db/traces.ts';
import { correlate } from '../incidents/correlate.ts';
import { type IncidentMark, isSame, markOf } from '../incidents/identity.ts';
import type { Incident } from '../incidents/incident.ts';
import type { Withdrawn } from '../incidents/suppress/withdraw.ts';
import { severityRank } from '../ui/severity.ts';
import { followSources } from './follow-sources.ts';
import { Paced } from './paced.ts';

/**
 * The incidents of all that is stored, the most severe first. They are made from the stored traces each
 * time one changes, and are themselves not stored: nothing can come to disagree with its source. Traces of
 * thousands of actors take a while to read and correlate: the page is not kept busy with it.
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

  readonly #paced = new Paced(() => this.#refresh());

  /** @param withdrawn what they are made without; {@link refresh} where it changed */
  constructor(
    readonly db: Db,
    readonly withdrawn: () => Withdrawn
  ) {
    // A trace is only ever written together with its source.
    this.#subscription = followSources(db, this.#paced, (error) => {
      this.error = reportError(error);
    });
  }

  /** The incident that has an id, or had it before more lines came; null when there is none any more. */
  byId(id: string | null): Incident | null {
    const exact = this.list.find((incident) => incident.id === id);
    const mark = id === null ? undefined : this.#marks[id];
    if (exact !== undefined || mark === undefined) return exact ?? null;
    return this.list.find((incident) => isSame(markOf(incident), mark)) ?? null;
  }

  /** Makes them anew, soon. */
  refresh(): void {
    this.#paced.request();
  }

  /** Those that would no longer be there if more were withdrawn. */
  async lostBy(withdrawn: Withdrawn): Promise<Incident[]> {
    const traces = await tracedSources(this.db);
    const left = correlate(traces, withdrawn).map(markOf);
    return this.list.filter((incident) => {
      const mark = markOf(incident);
      return !left.some((other) => isSame(other, mark));
    });
  }

  dispose(): void {
    this.#subscription.unsubscribe();
  }

  async #refresh(): Promise<void> {
    try {
      this.list = correlate(await tracedSources(this.db), this.withdrawn()).sort(bySeverity);
      this.ready = true;
      for (const incident of this.list) this.#marks[incident.id] = markOf(incident);
    } catch (error) {
      this.error = reportError(error);
    }
  }
}

function bySeverity(a: Incident, b: Incident): number {
  return severityRank(b.severity) - severityRank(a.severity);
}
