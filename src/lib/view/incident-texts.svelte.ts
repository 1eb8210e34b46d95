import type { LineText } from '../analysis/fill/values.ts';
import { excerptOf } from '../db/results.ts';
import type { Db } from '../db/schema.ts';
import type { Incident } from '../incidents/incident.ts';

/** Most lines whose text is read: what a playbook is filled with shows in the first ones. */
const MOST = 40;

/** Texts of an incident's first lines, by which its playbook is filled. */
export class IncidentTexts {
  #read: { id: string; lines: LineText[] } | null = $state.raw(null);
  #wanted: string | null = null;

  constructor(
    readonly db: Db,
    readonly sourceOf: (key: string) => { id: number; name: string } | undefined
  ) {}

  /** What was read of an incident so far; never lines of another one. */
  linesOf({ id }: Incident): LineText[] {
    return this.#read?.id === id ? this.#read.lines : [];
  }

  /** Reads the lines that show each ground of an incident, then others of it; none for null. */
  async show(incident: Incident | null): Promise<void> {
    this.#wanted = incident?.id ?? null;
    if (incident === null) return;
    const { evidence, others } = incident;
    const all = [...evidence.flatMap(({ samples }) => samples), ...others];
    const distinct = all.filter(
      ({ source, line }, i) =>
        all.findIndex((other) => other.source === source && other.line === line) === i
    );
    const lines = await Promise.all(
      distinct.slice(0, MOST).map(async ({ source: key, line }) => {
        const source = this.sourceOf(key);
        if (source === undefined) return [];
        const text = (await excerptOf(this.db, source.id, line, line)).get(line);
        return text === undefined ? [] : [{ source: source.name, line, text }];
      })
    );
    // Another one may have been chosen meanwhile.
    if (this.#wanted === incident.id) this.#read = { id: incident.id, lines: lines.flat() };
  }
}
