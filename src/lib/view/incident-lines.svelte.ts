import { excerptOf } from '../db/results.ts';
import type { Db } from '../db/schema.ts';
import type { Incident } from '../incidents/incident.ts';
import type { IncidentLine } from '../ui/incident-row.ts';

/** Most lines whose text is read at once. */
const MOST = 50;

/** The lines of an incident that the model did not flag, with their text. */
export class IncidentLines {
  list: IncidentLine[] = $state.raw([]);
  /** How many more there are than are listed. */
  more = $state(0);
  #shown: string | null = null;

  constructor(
    readonly db: Db,
    readonly sourceOf: (key: string) => { id: number; name: string } | undefined
  ) {}

  /** Reads the lines of an incident; of none for null. */
  async show(incident: Incident | null): Promise<void> {
    const id = incident?.id ?? null;
    this.#shown = id;
    if (incident === null) {
      this.list = [];
      return;
    }
    const wanted = incident.others.slice(0, MOST);
    const lines = await Promise.all(
      wanted.map(async ({ source: key, line, member }): Promise<IncidentLine[]> => {
        const source = this.sourceOf(key);
        if (source === undefined) return [];
        const text = (await excerptOf(this.db, source.id, line, line)).get(line) ?? null;
        return [{ sourceId: source.id, source: source.name, line, member, text }];
      })
    );
    // Another one may have been chosen meanwhile.
    if (this.#shown !== id) return;
    this.list = lines.flat();
    this.more = incident.others.length - wanted.length;
  }
}
