import { type IncidentMark, isSame, markOf } from '../../incidents/identity.ts';
import type { Incident } from '../../incidents/incident.ts';

/** Tells incidents that are severe now and were not before. */
export class NewSevere {
  /** Null before the first look: what is there then is not new. */
  #known: IncidentMark[] | null = null;

  /** @returns those of high or critical severity that were not so, or not there, at the last look */
  look(incidents: readonly Incident[]): Incident[] {
    const severe = incidents.filter(
      ({ severity }) => severity === 'high' || severity === 'critical'
    );
    const known = this.#known;
    this.#known = severe.map(markOf);
    if (known === null) return [];
    return severe.filter((incident) => !known.some((mark) => isSame(mark, markOf(incident))));
  }
}
