import type { LineText } from '../analysis/fill/values.ts';
import type { Db } from '../db/schema.ts';
import type { Incident } from '../incidents/incident.ts';
import { ownLines, type SourceOf } from './own-lines.ts';

/** Most lines whose text is read: what a playbook is filled with shows in the first ones. */
const MOST = 40;

/** Texts of an incident's first lines, by which its playbook is filled. */
export class IncidentTexts {
  #read: { id: string; lines: LineText[] } | null = $state.raw(null);
  #wanted: string | null = null;

  constructor(
    readonly db: Db,
    readonly sourceOf: SourceOf
  ) {}

  /** What was read of an incident so far; never lines of another one. */
  linesOf({ id }: Incident): LineText[] {
    return this.#read?.id === id ? this.#read.lines : [];
  }

  /** Reads the lines that show each ground of an incident, then others of it; none for null. */
  async show(incident: Incident | null): Promise<void> {
    this.#wanted = incident?.id ?? null;
    if (incident === null) return;
    const lines = await ownLines(this.db, incident, this.sourceOf, MOST);
    // Another one may have been chosen meanwhile.
    if (this.#wanted === incident.id) this.#read = { id: incident.id, lines };
  }
}
